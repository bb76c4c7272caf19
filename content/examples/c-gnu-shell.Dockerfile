FROM stagex/pallet-gcc-gnu-gnu@sha256:dbf70eae3f75fdaf72d76b7b55684362910d085f470ab850fdd81cd96871e350 AS build
WORKDIR /src
COPY . .
RUN --network=none ./configure --prefix=/usr && make && make install DESTDIR=/rootfs
