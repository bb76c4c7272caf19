FROM stagex/pallet-clang-gnu-busybox@sha256:63ca318253c6b484744cdfafb7063fbfcda74aea23c1de292c6d65d3d477cd29 AS build
WORKDIR /src
COPY . .
RUN --network=none c++ -O2 -o /relay relay.cpp

FROM stagex/core-filesystem@sha256:58a29a7a3a60559b999b6009a47eabaaf80fb669f2954706821400db7796ae8f
COPY --from=stagex/core-musl:1.2.5@sha256:d9af23284cca2e1002cd53159ada469dfe6d6791814e72d6163c7de18d4ae701 . /
COPY --from=stagex/core-gcc:13.1.0@sha256:964ffd3793c5a38ca581e9faefd19918c259f1611c4cbf5dc8be612e3a8b72f5 /usr/lib/libstdc++.so.6 /usr/lib/libgcc_s.so.1 /usr/lib/
COPY --from=stagex/core-libunwind:1.7.2@sha256:eb66122d8fc543f5e2f335bb1616f8c3a471604383e2c0a9df4a8e278505d3bc /usr/lib/libunwind.so.8 /usr/lib/
COPY --from=build /relay /usr/bin/relay
USER 1000:1000
ENTRYPOINT ["/usr/bin/relay"]
