/** The part of a path after its last slash: `cargo` of `/usr/bin/cargo`; empty for no path. */
export function baseName(path = ''): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
