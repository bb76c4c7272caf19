# A C++ program that CMake builds with GCC and links statically, on StageX 2025.10.0.

FROM stagex/pallet-gcc-cmake-busybox@sha256:d08f9a41451e53e20230be87c01ca496b269def177d283b60058692a851556d8 AS build
COPY --from=stagex/core-openssl:3.5.2@sha256:d6487f0cb15f4ee02b420c717cb9abd85d73043c0bb3a2c6ce07688b23c1df07 . /
COPY --from=stagex/core-zlib:1.3.1@sha256:06f5168e20d85d1eb1d19836cdf96addc069769b40f8f0f4a7a70b2f49fc18f8 . /
ENV SOURCE_DATE_EPOCH=1
ADD --checksum=sha256:8f74213b56238c85a50a5329f77e06198771e70dd9a739779f4c02f65d971313 \
    https://example.com/releases/probe-2.4.1.tar.gz /src.tar.gz
RUN tar -xf /src.tar.gz
WORKDIR /probe-2.4.1
RUN --network=none cmake -S . -B build -G "Unix Makefiles" \
      -DCMAKE_BUILD_TYPE=Release \
      -DCMAKE_CXX_COMPILER=g++ \
      -DCMAKE_EXE_LINKER_FLAGS="-static -static-libstdc++ -static-libgcc" \
    && cmake --build build --target probe

FROM scratch
COPY --from=build /probe-2.4.1/build/probe /probe
ENTRYPOINT ["/probe"]
