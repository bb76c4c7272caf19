FROM stagex/pallet-clang-gnu-busybox:21.1.8@sha256:6ccb14c638bd3c16aa8e9ea5203ad56643ab33492454ccd0c6b92dad3c42fc4c AS build
ENV SOURCE_DATE_EPOCH=1 TZ=UTC LANG=C.UTF-8 LC_ALL=C.UTF-8
ENV CFLAGS="-O2 -ffile-prefix-map=/src=. -Werror=date-time"
ADD --checksum=sha256:9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23 https://example.org/relay-1.4.0.tar.gz /src/relay.tar.gz
WORKDIR /src
RUN tar -xzf relay.tar.gz --strip-components=1
RUN --network=none ./configure --prefix=/usr && make && make install DESTDIR=/rootfs

FROM scratch
COPY --from=build /rootfs/ /
USER 1000:1000
ENTRYPOINT ["/usr/bin/relay"]
