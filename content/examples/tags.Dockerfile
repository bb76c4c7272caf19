FROM stagex/pallet-rust AS build
COPY --from=stagex/user-protobuf:26.1 . /
COPY --from=stagex/core-openssl:sx2025.10.0 . /
WORKDIR /src
COPY . .
RUN cargo fetch --locked
RUN --network=none cargo build --frozen --release
