FROM stagex/pallet-cython:3.13.7@sha256:c523e1a5f17fe1646de5dafb069994c1896fae859da9cb53159890001512f6a0 AS build
ENV SOURCE_DATE_EPOCH=1
WORKDIR /src
COPY requirements.txt .
RUN pip download --no-build-isolation --no-binary :all: --dest /sdists --require-hashes -r requirements.txt
RUN --network=none pip wheel --no-build-isolation --no-index --find-links /sdists --wheel-dir /wheels -r requirements.txt

FROM stagex/pallet-python:3.13.7@sha256:992287bf65a3eaa07f8b4082ad719f031bb26ec148f6696601ae5d5f17e1a747
COPY --from=build /wheels /wheels
RUN --network=none ["/usr/bin/python", "-m", "pip", "install", "--no-index", "--find-links", "/wheels", "service"]
USER 1000:1000
ENTRYPOINT ["/usr/bin/python", "-m", "service"]
