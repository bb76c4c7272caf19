import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import { fetchText } from '../fetch-text.ts';
import { replaceText } from '../files.ts';
import type { Keeping } from '../keep/keeping.ts';
import { readSource, type Source } from '../source.ts';
import { activeFile, notify, offerSource, setKept, useWholeCatalogue } from '../state.ts';
import { LIMIT } from '../text.ts';
import { useStore } from './context.ts';

interface Props {
  readonly keeping: Keeping;
}

/** What stands over the work until the reader has answered it. */
export function Bars({ keeping }: Props) {
  return (
    <div class="bars">
      <SourceBar />
      <LinkBar />
      <DisplacedBar keeping={keeping} />
    </div>
  );
}

/** A file of another host, asked for by the address or by an address in the place of a Dockerfile. */
function SourceBar() {
  const store = useStore();
  const [isLoading, setLoading] = useState(false);
  const asked = useComputed(() => store.state.value.source);
  const written = useComputed(() => writtenSource(activeFile(store.state.value).text));
  const source = asked.value ?? written.value;
  if (!source) return null;
  const { url, path } = source;
  const load = async () => {
    setLoading(true);
    const fetched = await fetchText(url, LIMIT);
    setLoading(false);
    if ('problem' in fetched) {
      store.change(notify, `Not loaded: ${fetched.problem} You can open the file there, copy it, and paste it here.`);
      return;
    }
    store.change(offerSource, undefined);
    store.change(replaceText, fetched.text, `Loaded from ${url.host}.`, path);
    if (asked.peek() === undefined) history.replaceState(null, '', location.pathname + location.search);
  };
  return (
    <section class="bar" aria-label="A file of another site">
      <p>
        {asked.value ? 'This link asks for a file of another site.' : 'This is the address of a file.'} If you load it,
        your browser asks {url.host}, which then knows your network address and the file. Nothing else is sent.{' '}
        <a href={url.href} rel="noreferrer">
          {url.href}
        </a>
      </p>
      <div class="actions">
        <button type="button" disabled={isLoading} onClick={load}>
          {isLoading ? 'Loading…' : `Load it from ${url.host}`}
        </button>
        {asked.value && (
          <button type="button" onClick={() => store.change(offerSource, undefined)}>
            Do not load
          </button>
        )}
      </div>
    </section>
  );
}

/** The address that somebody pasted instead of a Dockerfile. */
function writtenSource(text: string): Source | undefined {
  const line = text.trim();
  if (!/^https:\/\/\S+$/.test(line)) return undefined;
  const source = readSource(line);
  return 'problem' in source ? undefined : source;
}

/** How far the result is that of the link. */
function LinkBar() {
  const store = useStore();
  const origin = useComputed(() => store.state.value.origin).value;
  const reach = useComputed(() => store.state.value.work.reach).value;
  const newest = useComputed(() => store.state.value.bundled[0] ?? '').value;
  if (origin?.agrees === false) {
    return (
      <section class="bar" data-tone="open" aria-label="The link">
        <p>
          The result differs from the one that this link was made of: rules or facts of this page have changed since, or
          the catalogue is another.
        </p>
        {reach && <WholeCatalogue newest={newest} />}
      </section>
    );
  }
  if (!reach) return null;
  const same = origin?.agrees ? ' The result is the same as then.' : '';
  return (
    <section class="bar" aria-label="The link">
      <p>
        Made with the catalogue up to {reach.newest}
        {reach.own.length > 0 && ` and ${reach.own.join(', ')}`}, and read with just that.{same}
      </p>
      <WholeCatalogue newest={newest} />
    </section>
  );
}

function WholeCatalogue({ newest }: { readonly newest: string }) {
  const store = useStore();
  return (
    <div class="actions">
      <button type="button" onClick={() => store.change(useWholeCatalogue)}>
        Move to {newest} instead
      </button>
    </div>
  );
}

/** What a link was opened over. */
function DisplacedBar({ keeping }: Props) {
  const store = useStore();
  const kept = useComputed(() => {
    const { kept, displaced } = store.state.value;
    return kept.find(({ id }) => id === displaced);
  }).value;
  if (!kept) return null;
  const names = kept.work.files.map(({ path }) => path).join(', ');
  const back = () => {
    // So that the browser's own way back leads to the link again.
    if (location.hash !== '') history.pushState(null, '', location.pathname + location.search);
    void keeping.open(kept.id);
  };
  return (
    <section class="bar" aria-label="Your earlier work">
      <p>A link was opened over your work ({names.slice(0, 100)}). Both are kept.</p>
      <div class="actions">
        <button type="button" onClick={back}>
          Back to your work
        </button>
        <button type="button" onClick={() => store.change((state) => setKept(state, state.kept, ''))}>
          Stay here
        </button>
      </div>
    </section>
  );
}
