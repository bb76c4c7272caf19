# A Node.js service with one native module, on StageX 2025.10.0.

FROM stagex/pallet-nodejs@sha256:1f705b58321b17e87ea68c04431ad83be6e6b64253d0443be4c61501902d57c3 AS build
COPY --from=stagex/core-gcc:13.1.0@sha256:964ffd3793c5a38ca581e9faefd19918c259f1611c4cbf5dc8be612e3a8b72f5 . /
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN --network=none npm run build

FROM stagex/core-nodejs@sha256:023ad02e108d2c7559938ef6922daff8f921440d6c3699b29efd303cbc1936ca AS runtime
COPY --from=stagex/core-libunwind@sha256:eb66122d8fc543f5e2f335bb1616f8c3a471604383e2c0a9df4a8e278505d3bc . /
COPY --from=build /home/user/dist /app
CMD ["node", "/app/server.js"]
