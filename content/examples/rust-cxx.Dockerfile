FROM stagex/user-protobuf:26.1@sha256:5e67b3d3a7e7e9db9aa8ab516ffa13e54acde5f0b3d4e8638f79880ab16da72c AS protobuf
FROM stagex/pallet-rust:1.88.0@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca AS build
COPY --from=protobuf . /
ENV SOURCE_DATE_EPOCH=1
ENV CFLAGS="-D__GNUC_PREREQ(maj,min)=1"
ENV CXXFLAGS="-include cstdint"
ENV RUSTFLAGS="-C codegen-units=1 -C target-feature=+crt-static"
WORKDIR /src
COPY . .
RUN cargo fetch --locked
RUN --network=none cargo build --frozen --release --target x86_64-unknown-linux-musl

FROM scratch
COPY --from=build /src/target/x86_64-unknown-linux-musl/release/ledgerd /ledgerd
USER 1000:1000
ENTRYPOINT ["/ledgerd"]
