FROM stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca AS build
ENV SOURCE_DATE_EPOCH=1
ENV RUSTFLAGS="-C codegen-units=1 -C target-feature=+crt-static -C link-arg=-Wl,--build-id=none"
WORKDIR /src
COPY . .
RUN cargo fetch --locked
RUN --network=none cargo build --frozen --release --target x86_64-unknown-linux-musl

FROM stagex/core-user-runtime@sha256:055ae534e1e01259449fb4e0226f035a7474674c7371a136298e8bdac65d90bb
COPY --from=build /src/target/x86_64-unknown-linux-musl/release/app /usr/bin/app
ENTRYPOINT ["/usr/bin/app"]
