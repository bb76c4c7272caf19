FROM stagex/busybox:1.36.1@sha256:3d128909dbc8e7b6c4b8c3c31f4583f01a307907ea179934bb42c4ef056c7efd AS busybox
FROM stagex/rust:1.82.0@sha256:f23fa04c29ab0250b39c38ee1cc4394a1ea3ec91b865070716a585d2b96389ed AS rust

FROM stagex/filesystem@sha256:d03195563f548c3ac8f34acf777b7e86f0d0d049a9430d715e5774eb7cc93302 AS build
COPY --from=busybox . /
COPY --from=rust . /
COPY --from=stagex/gcc@sha256:49ea63c81c65f8be25c242b7e64f2758b23effdaafb458b5862d0f23ec803075 . /
COPY --from=stagex/musl@sha256:d7f6c365f5724c65cadb2b96d9f594e46132ceb366174c89dbf7554897f2bc53 . /
COPY --from=stagex/openssl . /
COPY --chown=1000:1000 . /src
RUN ["cargo", "build", "--release", "--locked", "--manifest-path", "/src/Cargo.toml"]
