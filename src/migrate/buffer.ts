/** dockerfile-ast asks Node's Buffer for the bytes of the first character, to tell a byte order mark. */
Object.assign(globalThis, { Buffer: { from: (text: string) => new TextEncoder().encode(text) } });

export {};
