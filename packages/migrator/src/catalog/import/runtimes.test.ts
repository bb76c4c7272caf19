import { describe, expect, it } from 'vitest';
import type { PackageImage } from './packages.ts';
import { createRuntimes } from './runtimes.ts';

/** What `core-test` sets, made by this Containerfile, beside a `core-base`. */
function runtimeOf(containerfile: string | undefined, stage = 'package') {
  const base = `FROM scratch AS package
ENV HOME=/home/user PS1="stagex $ "
USER 1000:1000
WORKDIR /home/user/
ENTRYPOINT ["/bin/sh"]
CMD ["-i"]
`;
  const image = (name: string, text: string | undefined, ofStage: string): [string, PackageImage] => [
    `core-${name}`,
    { name: `core-${name}`, directory: `packages/core/${name}`, containerfile: text, stage: ofStage, version: null },
  ];
  return createRuntimes(new Map([image('base', base, 'package'), image('test', containerfile, stage)]))('core-test');
}

const BASE = {
  user: '1000:1000',
  workdir: '/home/user',
  entrypoint: ['/bin/sh'],
  cmd: ['-i'],
  env: { HOME: '/home/user', PS1: 'stagex $ ' },
};

describe('the runtime configuration of an image', () => {
  it('is empty on scratch', () => {
    expect(runtimeOf('FROM scratch AS package\nCOPY . /\nRUN true\n')).toEqual({ runtime: {} });
  });

  it.each(['stagex', 'docker.io/stagex', 'index.docker.io/stagex', 'quay.io/stagex'])(
    'is inherited from %s',
    (prefix) => {
      expect(runtimeOf(`FROM ${prefix}/core-base:1.0@sha256:${'0'.repeat(64)} AS package\n`)).toEqual({
        runtime: BASE,
      });
    },
  );

  it('comes through the stages of the file, in any case of keywords', () => {
    const file = 'from stagex/core-base as Base\nuser 0\nfrom scratch as other\nFROM base AS Package\nUSER 5\n';
    expect(runtimeOf(file)).toEqual({ runtime: { ...BASE, user: '5' } });
  });

  it('is that of the published stage', () => {
    const file =
      'FROM stagex/core-base AS package\nFROM scratch AS package-docs\nUSER 7\nFROM scratch AS test\nUSER 8\n';
    expect(runtimeOf(file)).toEqual({ runtime: BASE });
    expect(runtimeOf(file, 'package-docs')).toEqual({ runtime: { user: '7' } });
    expect(runtimeOf('FROM scratch AS build\nUSER 1\nFROM scratch\nUSER 2\n')).toEqual({ runtime: { user: '2' } });
  });

  it('loses the CMD of the base with a new ENTRYPOINT, and keeps its own', () => {
    const from = 'FROM stagex/core-base AS package\n';
    const { cmd: _cmd, ...withoutCmd } = BASE;
    expect(runtimeOf(`${from}ENTRYPOINT ["/bin/a"]\n`)).toEqual({ runtime: { ...withoutCmd, entrypoint: ['/bin/a'] } });
    expect(runtimeOf(`${from}CMD ["b"]\nENTRYPOINT ["/bin/a"]\n`)).toEqual({
      runtime: { ...BASE, cmd: ['b'], entrypoint: ['/bin/a'] },
    });
    const { entrypoint: _entrypoint, ...nothing } = withoutCmd;
    expect(runtimeOf(`${from}ENTRYPOINT []\n`)).toEqual({ runtime: nothing });
  });

  it('has shell forms with the SHELL that holds', () => {
    expect(runtimeOf('FROM scratch AS package\nCMD a | b\nSHELL ["/bin/bash", "-c"]\nENTRYPOINT c  "d"\n')).toEqual({
      runtime: {
        shell: ['/bin/bash', '-c'],
        entrypoint: ['/bin/bash', '-c', 'c  "d"'],
        cmd: ['/bin/sh', '-c', 'a | b'],
      },
    });
  });

  it('has WORKDIR relative to the one before', () => {
    expect(runtimeOf('FROM stagex/core-base AS package\nWORKDIR src\nWORKDIR ../bin/\n')).toMatchObject({
      runtime: { workdir: '/home/user/bin' },
    });
    expect(runtimeOf('FROM scratch AS package\nWORKDIR app\n')).toEqual({ runtime: { workdir: '/app' } });
  });

  it('has variables put in, and null for what only a build knows', () => {
    const file = `ARG PREFIX=/opt
FROM scratch AS base
ARG NAME=tool
FROM base AS package
ARG PREFIX
ARG VERSION
ENV GOPATH=/cache/go GOBIN=\${GOPATH}/bin
ENV GOBIN=\${GOPATH}/bin DIR=$PREFIX/$NAME VERSION=\${VERSION}
ENV PATH="$GOBIN:$PATH" OLD=\${VERSION:-1}
WORKDIR $DIR
`;
    expect(runtimeOf(file)).toEqual({
      runtime: {
        workdir: '/opt/tool',
        env: { GOPATH: '/cache/go', GOBIN: '/cache/go/bin', DIR: '/opt/tool', VERSION: null, PATH: null, OLD: null },
      },
    });
  });

  it('leaves ONBUILD to those who build on it', () => {
    expect(runtimeOf('FROM scratch AS package\nONBUILD USER 5\nONBUILD ENV A=b\n')).toEqual({ runtime: {} });
  });

  it.each([
    ['FROM alpine AS package\n', 'FROM alpine is not an image of this tree'],
    ['FROM stagex/core-gone AS package\n', 'no package makes core-gone'],
    ['FROM stagex/core-test AS package\n', 'core-test is built on itself'],
    ['FROM $BASE AS package\n', 'FROM $BASE is known only when it is built'],
    ['FROM scratch AS package\nUSER $UID\n', 'USER $UID cannot be worked out'],
    ['FROM scratch AS package\nWORKDIR $DIR\n', 'WORKDIR $DIR cannot be worked out'],
    ['FROM scratch AS package\nSHELL /bin/sh\n', 'SHELL /bin/sh cannot be worked out'],
    ['', 'packages/core/test/Containerfile has no stage package'],
    [undefined, 'packages/core/test has no Containerfile'],
  ])('is not known for %j', (file, problem) => {
    expect(runtimeOf(file)).toEqual({ problem });
  });

  it('is not known where the stage is missing', () => {
    expect(runtimeOf('FROM scratch AS package\n', 'package-docs')).toEqual({
      problem: 'packages/core/test/Containerfile has no stage package-docs',
    });
  });
});
