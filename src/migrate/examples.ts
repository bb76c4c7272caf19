/** Files to try the page with; they are loaded when they are asked for. */
export interface Example {
  readonly name: string;
  readonly load: () => Promise<string>;
}

export const examples: readonly Example[] = [
  { name: 'Rust service with C++ libraries', load: () => text(import('./examples/rust-service.Dockerfile?raw')) },
  { name: 'Runtime image', load: () => text(import('./examples/runtime.Dockerfile?raw')) },
  { name: 'Mixed releases', load: () => text(import('./examples/mixed.Dockerfile?raw')) },
];

async function text(file: Promise<{ readonly default: string }>): Promise<string> {
  return (await file).default;
}
