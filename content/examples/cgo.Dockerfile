FROM stagex/pallet-cgo:1.26.0@sha256:5feaea6c19982b223603764f3c9b22771f625049674d77390c8a537c492f623d AS build
ENV CGO_ENABLED=1
WORKDIR /src
COPY . .
RUN go mod download
RUN --network=none go build -trimpath -ldflags "${GO_LDFLAGS} -linkmode external -extldflags -static" -o /indexer ./cmd/indexer

FROM scratch
COPY --from=build /indexer /indexer
USER 1000:1000
ENTRYPOINT ["/indexer"]
