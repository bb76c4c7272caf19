FROM stagex/core-busybox:1.37.0@sha256:637b1e0d9866807fac94c22d6dc4b2e1f45c8a5ca1113c88172e0324a30c7283
COPY --chmod=0755 api /usr/bin/api
RUN mkdir -p /var/lib/api
VOLUME /var/lib/api
ENTRYPOINT ["/usr/bin/api"]
