/** Files to try the page with; they are loaded when they are asked for. */
export interface Example {
  readonly name: string;
  readonly load: () => Promise<string>;
}

export const examples: readonly Example[] = [
  { name: 'Rust service with C++ libraries', load: () => text(import('./examples/rust-service.Dockerfile?raw')) },
  { name: 'Go with cgo', load: () => text(import('./examples/go.Dockerfile?raw')) },
  { name: 'C++ with CMake', load: () => text(import('./examples/cmake.Dockerfile?raw')) },
  { name: 'Node.js service', load: () => text(import('./examples/node.Dockerfile?raw')) },
  { name: 'Runtime image', load: () => text(import('./examples/runtime.Dockerfile?raw')) },
  { name: 'Mixed releases', load: () => text(import('./examples/mixed.Dockerfile?raw')) },
];

async function text(file: Promise<{ readonly default: string }>): Promise<string> {
  return (await file).default;
}
