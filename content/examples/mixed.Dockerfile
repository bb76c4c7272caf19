FROM stagex/pallet-rust:1.91.1@sha256:4062550919db682ebaeea07661551b5b89b3921e3f3a2b0bc665ddea7f6af1ca AS build
COPY --from=stagex/user-protobuf:26.1@sha256:5e67b3d3a7e7e9db9aa8ab516ffa13e54acde5f0b3d4e8638f79880ab16da72c . /
COPY --from=stagex/core-openssl:3.5.2@sha256:d6487f0cb15f4ee02b420c717cb9abd85d73043c0bb3a2c6ce07688b23c1df07 . /
WORKDIR /src
COPY . .
RUN cargo fetch --locked
RUN --network=none cargo build --frozen --release
