# A Go binary on a small runtime image, on StageX 2025.10.0.

FROM stagex/pallet-go:1.25.1@sha256:c3474b4e6772c873a82a684c20cb58978f563abe769f55f31664bef4c51330c7 AS build
WORKDIR /src
COPY . .
RUN --network=none CGO_ENABLED=0 go build -trimpath -o /out/api ./cmd/api

FROM stagex/core-busybox:1.37.0@sha256:637b1e0d9866807fac94c22d6dc4b2e1f45c8a5ca1113c88172e0324a30c7283 AS runtime
COPY --from=stagex/core-ca-certificates@sha256:d135f1189e9b232eb7316626bf7858534c5540b2fc53dced80a4c9a95f26493e . /
COPY --from=build /out/api /usr/bin/api
RUN mkdir -p /var/log/api
EXPOSE 8080
ENTRYPOINT ["/usr/bin/api"]
