FROM stagex/pallet-clang-cmake-busybox@sha256:a20054699b2f5cd53e6a26d817860be37f8105581992420f9b746af46d731c21 AS build
WORKDIR /src
COPY . .
RUN --network=none cmake -B build -DCMAKE_BUILD_TYPE=Release && cmake --build build
RUN DESTDIR=/rootfs cmake --install build
