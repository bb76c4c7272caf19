# A Go service that calls SQLite through cgo, on StageX 2025.10.0.

FROM stagex/pallet-cgo@sha256:7cc9b998d346107002b666ac0cea97ba90d808880d1b7d0c9b53f1021763d4f5 AS build
ENV CGO_ENABLED=1
ENV GOPROXY=off
WORKDIR /src
COPY go.mod go.sum ./
COPY vendor vendor
COPY . .
RUN --network=none go build -mod=vendor -trimpath \
    -ldflags='-s -w -linkmode external -extldflags "-static"' \
    -o /out/ledger ./cmd/ledger

FROM stagex/core-filesystem@sha256:58a29a7a3a60559b999b6009a47eabaaf80fb669f2954706821400db7796ae8f
COPY --from=stagex/core-ca-certificates@sha256:d135f1189e9b232eb7316626bf7858534c5540b2fc53dced80a4c9a95f26493e . /
COPY --from=build /out/ledger /usr/bin/ledger
ENTRYPOINT ["/usr/bin/ledger"]
