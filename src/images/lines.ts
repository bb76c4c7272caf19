/** The lines of a Dockerfile that take an image in. */

export function fromLine(reference: string): string {
  return `FROM ${reference}`;
}

export function copyLine(reference: string): string {
  return `COPY --from=${reference} . /`;
}
