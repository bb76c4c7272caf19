FROM stagex/pallet-python:3.13.7@sha256:3001a748488441d3f97ce0e3ab9da27388a169c261cfd56250d8585f8868c4fc AS build
WORKDIR /src
COPY requirements.txt .
RUN pip download --no-build-isolation --no-binary :all: --dest /sdists --require-hashes -r requirements.txt
RUN --network=none pip wheel --no-build-isolation --no-binary :all: --no-index --find-links /sdists --wheel-dir /wheels -r requirements.txt
