import { useEffect, useMemo, useState } from 'preact/hooks';
import { registerOffline } from '../../offline/register.ts';
import { DigestAnswer } from './DigestAnswer.tsx';
import { filterList } from './filter-list.ts';
import type { Outcome } from './messages.ts';
import { LONGEST, readQuery } from './query.ts';
import { createSearcher } from './searcher.ts';
import './image-search.css';

interface Props {
  /** The newest release of the catalogue. */
  readonly newest: string;
  /** How many names the page lists. */
  readonly count: number;
}

/** The question in the address, so that a search can be linked to. */
const PARAMETER = 'q';

/** How long an address waits for another key, in milliseconds: browsers refuse to change it too often. */
const PAUSE = 400;

/** Finds images of the list below it by name, and any image by its digest. */
export function ImageSearch({ newest, count }: Props) {
  const [isReady, setReady] = useState(false);
  const [text, setText] = useState('');
  const [shown, setShown] = useState<readonly string[] | undefined>();
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  const query = useMemo(() => readQuery(text), [text]);
  const searcher = useMemo(() => createSearcher(setOutcome), []);

  // There is nothing here that a newer version could take away: it comes with the next visit.
  useEffect(() => registerOffline({ onUpdate: () => {} }), []);
  useEffect(() => {
    setReady(true);
    setText((new URLSearchParams(location.search).get(PARAMETER) ?? '').slice(0, LONGEST));
  }, []);
  useEffect(() => {
    setOutcome(undefined);
    if (query.kind === 'digest') searcher.ask({ digest: query.digest, name: query.name });
    else searcher.forget();
    setShown(filterList(query));
  }, [query, searcher]);
  useEffect(() => {
    if (!isReady) return;
    const timer = setTimeout(() => remember(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, isReady]);

  if (!isReady) return <div class="image-search" />;
  const open = (event: Event) => {
    event.preventDefault();
    if (query.kind !== 'name') return;
    // Enter may come before the list is drawn.
    const found = filterList(query);
    const exact = found.find((address) => address.endsWith(`/${text.trim()}/`));
    const wanted = exact ?? (found.length === 1 ? found[0] : undefined);
    if (wanted !== undefined) location.assign(wanted);
  };
  return (
    <search class="image-search">
      <form aria-label="Find an image" onSubmit={open}>
        <label for="image-query">Name, digest, or a line with one</label>
        <input
          id="image-query"
          type="search"
          value={text}
          maxLength={LONGEST}
          placeholder="core-curl, or sha256:…"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div class="answer" role="status">
          {query.kind === 'name' && <Count shown={shown?.length ?? 0} count={count} />}
          {query.kind === 'malformed' && (
            <p>
              A digest has 64 hexadecimal digits, and this has {query.digits}. Docker takes no part of one; copy it anew
              from where it stands.
            </p>
          )}
          {query.kind === 'digest' && (
            <DigestAnswer digest={query.digest} beside={query.name} outcome={outcome} newest={newest} />
          )}
        </div>
      </form>
    </search>
  );
}

function Count({ shown, count }: { readonly shown: number; readonly count: number }) {
  if (shown > 0) return <p>{`${shown} of ${count} names`}</p>;
  return <p>StageX published no such name in the releases that the catalogue knows. A part of the name is enough.</p>;
}

function remember(text: string): void {
  const address = new URL(location.href);
  if (text.trim() === '') address.searchParams.delete(PARAMETER);
  else address.searchParams.set(PARAMETER, text.trim());
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
