FROM stagex/pallet-go:1.26.0@sha256:4b7f9fe27d84dd9109fe89c4dab1cefdd66bf2f670817ef95ffd335b84fdf2cb AS build
ENV SOURCE_DATE_EPOCH=1 CGO_ENABLED=0
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download && go mod verify
COPY . .
RUN --network=none go build -mod=readonly -trimpath -buildvcs=false -ldflags "${GO_LDFLAGS}" -o /rootfs/usr/bin/api ./cmd/api

FROM scratch
COPY --from=build /rootfs/ /
USER 1000:1000
ENTRYPOINT ["/usr/bin/api"]
