import type { APIRoute } from 'astro';
import { rules } from 'restage/engine';

const sources: Readonly<Record<string, string>> = import.meta.glob(
  '../../../../packages/migrator/src/rules/*/{rule.ts,rule.md}',
  { query: '?raw', import: 'default', eager: true },
);

/** The two files of every rule, as they are, so that its page can lead to its source wherever the site is served from. */
export function getStaticPaths() {
  return Object.entries(sources).flatMap(([path, source]) => {
    const [file, rule] = path.split('/').toReversed();
    return rules.some(({ name }) => name === rule) ? [{ params: { rule, file }, props: { source } }] : [];
  });
}

export const GET: APIRoute<{ source: string }> = ({ props }) =>
  new Response(props.source, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
