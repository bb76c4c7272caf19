/** Files that the tests of the command line share. */

const RUST = 'sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';
const NEW_RUST = 'sha256:2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668';

/** One pin of 2025.08.0 and 2025.10.0, one safe change. */
export const OLD = `FROM stagex/pallet-rust@${RUST} AS build\nRUN cargo build\n`;

/** `OLD` on 2026.03.0. */
export const NEW = `FROM stagex/pallet-rust:1.94.0@${NEW_RUST} AS build\nRUN cargo build\n`;

/** A digest with a digit too few: a blocker, and no edit. */
export const BLOCKED = `FROM stagex/pallet-rust@${RUST.slice(0, -1)}\n`;

/** A digest that no release has: advice only. */
export const ADVISED = `FROM stagex/pallet-rust@sha256:${'0'.repeat(64)}\n`;

/** No digest: a suggestion only. */
export const UNPINNED = 'FROM stagex/pallet-rust AS build\n';
