FROM stagex/pallet-go:1.25.1@sha256:c3474b4e6772c873a82a684c20cb58978f563abe769f55f31664bef4c51330c7 AS build
COPY --from=stagex/pallet-gcc@sha256:5837f618edbc2b4373fc922e470cf79031e435f8b5a441444ca67270b34bf3bf . /
ENV CGO_ENABLED=1
WORKDIR /src
COPY . .
RUN go mod download
RUN --network=none go build -trimpath -o /indexer ./cmd/indexer
