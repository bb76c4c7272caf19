FROM stagex/user-postgresql:17.4@sha256:478c9d19cff55013b3a844c34c88f5d3418ae5100f83f4a3bc9959757e72ead3 AS database
FROM stagex/user-redis:7.2.4@sha256:3061504e5b190c95a5e331ddbfa91a55ff047ce87d742ae35e191aafbaa0424d AS cache

FROM stagex/pallet-clang@sha256:de74ccf189b587d69424b818c7c7431ca2d95345a176ea60de9665a2e3ce88ef AS tools
COPY --from=stagex/core-zig:0.14.0@sha256:5c4566eaf248d751754cc9c3a02a6b4ce15789b2dcbcb57211616ce67d9c96f1 . /
COPY --from=stagex/core-llvm19:19.1.7@sha256:9b5ee2a1112c71dc77685c5161d94803615f637d3e492995065952b77bdeb4a0 . /
COPY --from=stagex/core-tcl:8.6.16@sha256:9c30917d92fc6fd2a7e114c7a66eb441378889e943727d8542c513c7941764eb . /
