import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readDockerfile } from '../dockerfile/read.ts';

/** The facts of a text that can be read. */
export function factsOf(text: string): Dockerfile {
  const dockerfile = readDockerfile(text);
  if ('problem' in dockerfile) throw new Error(dockerfile.problem);
  return dockerfile;
}
