FROM stagex/core-filesystem@sha256:58a29a7a3a60559b999b6009a47eabaaf80fb669f2954706821400db7796ae8f
COPY --chmod=0755 api /usr/bin/api
VOLUME /var/lib/api
ENTRYPOINT ["/usr/bin/api"]
