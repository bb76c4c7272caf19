FROM stagex/pallet-go:1.25.1@sha256:c3474b4e6772c873a82a684c20cb58978f563abe769f55f31664bef4c51330c7 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN --network=none go build -trimpath -ldflags "${LDFLAGS} -X main.version=1.4.0" -o /api ./cmd/api

FROM scratch
COPY --from=build /api /api
USER 1000:1000
ENTRYPOINT ["/api"]
