FROM scratch AS build
COPY --from=stagex/core-busybox:1.37.0@sha256:637b1e0d9866807fac94c22d6dc4b2e1f45c8a5ca1113c88172e0324a30c7283 . /
COPY --from=stagex/core-musl:1.2.5@sha256:d9af23284cca2e1002cd53159ada469dfe6d6791814e72d6163c7de18d4ae701 . /
COPY --from=stagex/core-bash:5.2.37@sha256:6217a843ac51eb8073c3cf13be7d4d1cc9e28f7d7a1f9fd23feb0caa604f73bf . /
COPY --from=stagex/core-llvm:20.1.8@sha256:583ecda677f51b69857f8027dfc58f4a931d1adc4d16214870a373505210d973 . /
COPY . /src
RUN --network=none ["bash", "/src/build.sh"]
