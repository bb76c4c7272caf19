FROM stagex/pallet-gcc-cmake-busybox@sha256:d08f9a41451e53e20230be87c01ca496b269def177d283b60058692a851556d8 AS build
WORKDIR /src
COPY . .
RUN --network=none cmake -B build -DCMAKE_C_COMPILER=gcc -DCMAKE_CXX_COMPILER=g++ && cmake --build build
