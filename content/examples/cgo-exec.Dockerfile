FROM stagex/pallet-cgo@sha256:7cc9b998d346107002b666ac0cea97ba90d808880d1b7d0c9b53f1021763d4f5 AS build
SHELL ["/bin/sh", "-euo", "pipefail", "-c"]
ENV CGO_ENABLED=1
WORKDIR /src
COPY . .
RUN go build -trimpath -o /indexer ./cmd/indexer
