FROM stagex/core-user-runtime@sha256:055ae534e1e01259449fb4e0226f035a7474674c7371a136298e8bdac65d90bb AS runtime
COPY --chmod=0755 api /usr/bin/api
CMD ["/usr/bin/api"]
