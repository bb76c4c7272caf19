FROM stagex/pallet-rust:1.88.0@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca AS build
ARG FEATURES
WORKDIR /src
COPY . .
RUN cargo fetch --locked
RUN --network=none cargo build --frozen --release --features "$FEATURES"
