FROM stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca AS build
ENV CC=gcc CXX=g++
ENV RUSTFLAGS="-C linker=gcc -C link-arg=-lstdc++ -C target-feature=+crt-static"
WORKDIR /src
COPY . .
RUN cargo build --release --locked --target x86_64-unknown-linux-musl
