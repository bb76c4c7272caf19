FROM scratch AS build
COPY --from=stagex/core-busybox:1.37.0@sha256:637b1e0d9866807fac94c22d6dc4b2e1f45c8a5ca1113c88172e0324a30c7283 . /
COPY --from=stagex/core-musl:1.2.5@sha256:d9af23284cca2e1002cd53159ada469dfe6d6791814e72d6163c7de18d4ae701 . /
COPY --from=stagex/core-make:4.4@sha256:6134672bb23defb919ad11fc432d82b378cd543c83badf081d4990b50df64bf7 . /
COPY --from=stagex/core-binutils:2.43.1@sha256:f2d3bf6104db0d5ac39ca155c0241bfea2516a6829e3b4fd657cf9ba5b625478 . /
COPY --from=stagex/core-gcc:13.1.0@sha256:964ffd3793c5a38ca581e9faefd19918c259f1611c4cbf5dc8be612e3a8b72f5 . /
WORKDIR /src
COPY . .
RUN --network=none ["make", "CC=gcc"]
