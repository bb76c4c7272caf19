FROM stagex/pallet-rust:1.91.1@sha256:4062550919db682ebaeea07661551b5b89b3921e3f3a2b0bc665ddea7f6af1ca AS build
ENV CXXSTDLIB=c++ CXXFLAGS="-stdlib=libc++"
ENV RUSTFLAGS="-C target-feature=+crt-static -C linker=clang -C link-arg=-fuse-ld=lld -C link-arg=-lc++ -C link-arg=-lc++abi"
WORKDIR /src
COPY . .
RUN cargo fetch --locked
RUN --network=none cargo build --frozen --release --target x86_64-unknown-linux-musl

FROM scratch
COPY --from=build /src/target/x86_64-unknown-linux-musl/release/ledgerd /ledgerd
ENTRYPOINT ["/ledgerd"]
