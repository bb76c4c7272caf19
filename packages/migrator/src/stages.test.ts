import { expect, test } from 'vitest';
import { bundledCatalog } from './catalog/bundled.ts';
import { describeStages } from './stages.ts';
import { factsOf } from './testing/facts.ts';

function calls(run: string): readonly string[] {
  const [stage] = describeStages(factsOf(`FROM scratch\n${run}\n`), bundledCatalog, []);
  return stage?.calls.map(({ args, program }) => [program, ...args.map(({ value }) => value)].join(' ')) ?? [];
}

test.each([
  ['RUN make -j4 && /usr/bin/cargo build', ['make -j4', 'cargo build']],
  ['RUN CC=clang make', ['make']],
  ['RUN env -i CC=clang make all', ['make all']],
  ['RUN sudo -E nice -n 10 make', ['make']],
  ['RUN time timeout 60s curl u', ['curl u']],
  ['RUN pip3.12 install a', ['pip install a']],
  ['RUN /opt/bin/python3 -m pip install a', ['pip install a']],
  ['RUN python3 -m build', ['python -m build']],
  ['RUN ["/usr/bin/env", "make"]', ['make']],
  ['RUN A=1', []],
  ['RUN env', []],
  ['RUN echo "make" # make', ['echo make']],
  ['RUN <<EOF\nmake\nEOF', ['make']],
  ['COPY <<EOF /build.sh\nmake\nEOF', []],
  ['ONBUILD RUN make', []],
])('%j', (run, expected) => expect(calls(run)).toEqual(expected));
