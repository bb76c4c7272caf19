FROM stagex/pallet-rust:1.88.0@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca AS build
WORKDIR /src
COPY . .
RUN --mount=type=secret,id=registry_token \
    CARGO_REGISTRIES_ACME_TOKEN="$(cat /run/secrets/registry_token)" cargo fetch --locked
