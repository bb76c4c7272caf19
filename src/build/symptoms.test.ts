import { globSync, readFileSync } from 'node:fs';
import { rules } from 'restage';
import { describe, expect, it } from 'vitest';
import { readSymptoms, SECTION, symptomHeadings } from './symptoms.ts';

const body = `## What changed

### Not a symptom

## ${SECTION}

### \`cc: not found\`

See [gcc-without-cc](/rules/gcc-without-cc/) and [it again](/rules/gcc-without-cc/#samples), [the pallet](/rules/gcc-pallet/).

\`\`\`sh
### a comment
\`\`\`

### Exit code 139

No rule sees this.

## Next

### Not one either
`;

describe('readSymptoms', () => {
  it('takes the headings of one section and the rules that each links to', () => {
    expect(readSymptoms(body)).toEqual([
      { source: '`cc: not found`', rules: ['gcc-without-cc', 'gcc-pallet'] },
      { source: 'Exit code 139', rules: [] },
    ]);
  });

  it('finds nothing on a page without the section', () => {
    expect(readSymptoms('## What changed\n\n### x\n')).toEqual([]);
  });
});

it('symptomHeadings takes the same headings from a rendered page', () => {
  const headings = ['## a', '### b', `## ${SECTION}`, '### c', '#### d', '### e', '## f', '### g'].map((line) => {
    const [marks = '', ...words] = line.split(' ');
    return { depth: marks.length, slug: words.join('-'), text: words.join(' ') };
  });
  expect(symptomHeadings(headings).map(({ slug }) => slug)).toEqual(['c', 'e']);
});

describe('the pages', () => {
  const pages = globSync('content/docs/**/*.{md,mdx}').map((file) => ({
    id: file.replaceAll('\\', '/').replace(/^content\/docs\/|\.mdx?$/g, ''),
    body: readFileSync(file, 'utf8'),
  }));
  const withSymptoms = pages.filter(({ body }) => readSymptoms(body).length > 0);
  const index = pages.find(({ id }) => id === 'guides/troubleshooting')?.body ?? '';
  const names = new Set(rules.map(({ name }) => name));

  it('all have their symptoms in the index', () => {
    const listed = [...index.matchAll(/<Symptoms of="([^"]+)"/g)].map(([, id]) => id);
    expect(listed.toSorted()).toEqual(withSymptoms.map(({ id }) => id).toSorted());
    expect(listed.length).toBeGreaterThan(0);
  });

  it.each(withSymptoms)('$id: every symptom links to a rule, or says that there is none', ({ body }) => {
    const sections = body.split(/^### /m);
    for (const { source, rules: linked } of readSymptoms(body)) {
      const text = sections.find((section) => section.startsWith(source)) ?? '';
      expect(linked.length > 0 || text.includes('No rule'), source).toBe(true);
      expect(linked.filter((rule) => !names.has(rule))).toEqual([]);
    }
  });

  it('every example is on a page, or opens from one', () => {
    const examples = globSync('content/examples/*.Dockerfile').map((file) =>
      file.replace(/^.*[\\/]|\.Dockerfile$/g, ''),
    );
    const used = pages.flatMap(({ body }) => [...body.matchAll(/\bof="([^"]+)"/g)].map(([, name]) => name));
    expect(examples.filter((name) => !used.includes(name))).toEqual([]);
  });
});
