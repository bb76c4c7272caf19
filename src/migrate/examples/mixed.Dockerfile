# Pins that were moved one at a time, over two years.

FROM stagex/pallet-clang@sha256:a775a78c1fa40fe2b95fcfaaa7c1c1434b0e12e308a05588013d85768c554fda AS build
COPY --from=stagex/core-lld19@sha256:966654a5b43a59b239d4ed31261995b5bc927bb05ec93301fa4f32b181de0cb5 . /
COPY --from=stagex/core-zig:0.15.1@sha256:8b6c3a2898a492ad177ca1fa86e58b665f1234937648c43c23ebd256783ff1f7 . /
COPY --from=quay.io/stagex/core-openssl:3.5.2@sha256:4ecf4f42ad958a25d4622b246aacdbccd523aacbb8ce036f387d39e8a17b9840 . /
COPY --from=stagex/core-git . /
COPY --from=stagex/core-musl:sx2025.10.0 . /
# One digit is missing here.
COPY --from=stagex/core-gcc@sha256:964ffd3793c5a38ca581e9faefd19918c259f1611c4cbf5dc8be612e3a8b72f . /
# Nobody knows this one.
COPY --from=stagex/core-busybox@sha256:5a1e8ca6e0b44a3d8a1b0ae4fa6d0b8b3a2d4c6e8f00112233445566778899aa . /
RUN make -C /src

FROM stagex/core-filesystem:sx2025.08.0@sha256:58a29a7a3a60559b999b6009a47eabaaf80fb669f2954706821400db7796ae8f
COPY --from=build /src/tool /usr/bin/tool
RUN --mount=from=stagex/core-busybox:1.37.0@sha256:637b1e0d9866807fac94c22d6dc4b2e1f45c8a5ca1113c88172e0324a30c7283,target=/busybox \
    ["/busybox/usr/bin/mkdir", "-p", "/var/lib/tool"]
ENTRYPOINT ["/usr/bin/tool"]
