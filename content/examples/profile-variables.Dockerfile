FROM stagex/pallet-clang-gnu-busybox@sha256:63ca318253c6b484744cdfafb7063fbfcda74aea23c1de292c6d65d3d477cd29 AS build
ENV LDFLAGS="-Wl,-z,now" MAKEFLAGS="-j2"
WORKDIR /src
COPY . .
RUN --network=none make
