FROM stagex/pallet-rust:1.94.0@sha256:2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668 AS build
ENV SOURCE_DATE_EPOCH=1 TZ=UTC LANG=C.UTF-8 LC_ALL=C.UTF-8
ENV CARGO_HOME=/cargo CARGO_TARGET_DIR=/target CARGO_INCREMENTAL=0
ENV RUSTFLAGS="-C codegen-units=1 -C target-feature=+crt-static -C link-arg=-Wl,--build-id=none"
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/cargo/registry \
    --mount=type=cache,target=/cargo/git \
    cargo fetch --locked --target x86_64-unknown-linux-musl
RUN --network=none \
    --mount=type=cache,target=/cargo/registry \
    --mount=type=cache,target=/cargo/git \
    --mount=type=cache,target=/target,sharing=locked \
    cargo build --frozen --release --target x86_64-unknown-linux-musl \
    && install -D -m 0755 /target/x86_64-unknown-linux-musl/release/app /rootfs/usr/bin/app

FROM scratch
COPY --from=build /rootfs/ /
USER 1000:1000
ENTRYPOINT ["/usr/bin/app"]
