FROM stagex/pallet-gcc-gnu-busybox@sha256:9f5f67721dacece876a5312d63fe727bbf176461cca73b77a531b3f1b96f8f66 AS build
WORKDIR /src
COPY . .
RUN --network=none make CC=gcc -j "$(nproc)"
RUN make install DESTDIR=/rootfs

FROM scratch
COPY --from=build /rootfs/ /
ENTRYPOINT ["/usr/bin/relay"]
