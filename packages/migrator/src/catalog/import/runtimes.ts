/** Derives what an image sets for its containers, from its Containerfile and those of the images it is built on. */
import type { Dockerfile, Stage } from '../../dockerfile/dockerfile.ts';
import { readDockerfile } from '../../dockerfile/read.ts';
import type { Runtime } from '../format.ts';
import type { Problem } from '../problem.ts';
import { apply, type Config, NOTHING, toRuntime } from './config.ts';
import type { PackageImage } from './packages.ts';
import { readWord } from './variables.ts';

/** A FROM that means an image of the same tree. */
const STAGEX = /^(?:(?:index\.)?docker\.io\/|quay\.io\/)?stagex\/([^/]+)$/;

/**
 * Makes the lookup of runtime configurations.
 *
 * @param images all images of the tree, by name
 * @returns what an image sets, or why that cannot be derived
 */
export function createRuntimes(
  images: ReadonlyMap<string, PackageImage>,
): (name: string) => { readonly runtime: Runtime } | Problem {
  const configs = new Map<string, Config | Problem>();
  const files = new Map<string, ReturnType<typeof readDockerfile>>();

  const configOf = (name: string): Config | Problem => {
    const known = configs.get(name);
    if (known) return known;
    configs.set(name, { problem: `${name} is built on itself` });
    const config = derive(name);
    configs.set(name, config);
    return config;
  };

  const derive = (name: string): Config | Problem => {
    const image = images.get(name);
    if (!image) return { problem: `no package makes ${name}` };
    if (image.containerfile === undefined) return { problem: `${image.directory} has no Containerfile` };
    const dockerfile = files.get(image.directory) ?? readDockerfile(image.containerfile);
    files.set(image.directory, dockerfile);
    if ('problem' in dockerfile) return { problem: `${image.directory}/Containerfile: ${dockerfile.problem}` };
    const stage = publishedStage(dockerfile, image.stage);
    if (!stage) return { problem: `${image.directory}/Containerfile has no stage ${image.stage}` };
    return configOfStage(dockerfile, stage, globalArgsOf(dockerfile), configOf);
  };

  return (name) => {
    const config = configOf(name);
    return 'problem' in config ? config : { runtime: toRuntime(config) };
  };
}

/** The stage by its name. The first releases had Containerfiles without such a name, which published their last stage. */
function publishedStage({ stages }: Dockerfile, wanted: string): Stage | undefined {
  const named = stages.findLast(({ name }) => name?.text.toLowerCase() === wanted);
  return named ?? (wanted === 'package' ? stages.at(-1) : undefined);
}

function configOfStage(
  dockerfile: Dockerfile,
  stage: Stage,
  globalArgs: Config['args'],
  configOf: (name: string) => Config | Problem,
): Config | Problem {
  let config = baseOf(dockerfile, stage, globalArgs, configOf);
  for (const instruction of stage.instructions) {
    if ('problem' in config) return config;
    config = apply(config, instruction, dockerfile.text, globalArgs);
  }
  return config;
}

function baseOf(
  dockerfile: Dockerfile,
  stage: Stage,
  globalArgs: Config['args'],
  configOf: (name: string) => Config | Problem,
): Config | Problem {
  const { source } = stage.base;
  switch (source.kind) {
    case 'scratch':
      return NOTHING;
    case 'variable':
      return { problem: `FROM ${source.template} is known only when it is built` };
    case 'image': {
      const name = STAGEX.exec(source.reference.name.text)?.[1];
      if (name === undefined) return { problem: `FROM ${source.reference.text} is not an image of this tree` };
      const config = configOf(name);
      return 'problem' in config ? config : { ...config, args: new Map(), hasCmd: false };
    }
    case 'stage': {
      // A FROM names an earlier stage only, so this ends.
      const base = dockerfile.stages[source.stage];
      if (!base) return { problem: `${stage.from.words[0]?.text} is not a stage` };
      const config = configOfStage(dockerfile, base, globalArgs, configOf);
      return 'problem' in config ? config : { ...config, hasCmd: false };
    }
  }
}

/** What the ARGs before the first FROM set, where that is plain. */
function globalArgsOf(dockerfile: Dockerfile): Config['args'] {
  const before = dockerfile.instructions.filter(({ stage, keyword }) => stage === undefined && keyword === 'ARG');
  const variables = before.flatMap(({ variables }) => variables);
  return new Map(variables.map(({ name, raw }) => [name, raw && readWord(raw.text, () => undefined)]));
}
