/// <reference types="astro/client" />
/// <reference types="@astrojs/starlight" />

// The pieces of the packed catalogue; see `build/catalogue.ts`.
declare module 'catalogue:first' {
  const piece: import('./migrate/catalogue/pieces.ts').Pieces['first'];
  export default piece;
}
declare module 'catalogue:early' {
  const piece: import('./migrate/catalogue/pieces.ts').Early;
  export default piece;
}
declare module 'catalogue:older' {
  const piece: string;
  export default piece;
}
declare module 'catalogue:rest' {
  const piece: import('./migrate/catalogue/pieces.ts').Rest;
  export default piece;
}
