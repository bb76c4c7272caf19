import { useEffect, useMemo, useState } from 'preact/hooks';
import { link } from '../link.ts';
import { compare } from '../releases/compare/load.ts';
import { type Pair, readPair, writePair } from '../releases/compare/query.ts';
import { type Change, type Column, changes, type Order, type Row, rowsOf, sortRows } from '../releases/compare/rows.ts';
import './release-comparison.css';

interface Props {
  /** Newest first. */
  readonly releases: readonly string[];
}

/** What is shown: `changed` is everything but what is unchanged. */
type Shown = 'changed' | Change;

/** Two releases of the reader's choice, image by image. The choice is in the address. */
export default function ReleaseComparison({ releases }: Props) {
  const [pair, choose] = useState<Pair | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [rows, setRows] = useState<readonly Row[] | undefined>(undefined);
  const [attempt, tryAgain] = useState(0);

  useEffect(() => {
    const read = () => {
      const asked = readPair(location.search, releases);
      const isWrong = 'problem' in asked;
      choose(isWrong ? undefined : asked);
      setRows(undefined);
      setProblem(isWrong ? asked.problem : undefined);
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);

  useEffect(() => {
    if (!pair) return undefined;
    let isCurrent = true;
    compare(pair).then((result) => {
      if (!isCurrent) return;
      if ('problem' in result) setProblem(result.problem);
      else {
        setProblem(undefined);
        setRows(rowsOf(result));
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [pair, attempt]);

  const change = (next: Pair) => {
    history.pushState(null, '', writePair(next));
    choose(next);
    setRows(undefined);
    setProblem(undefined);
  };
  const [newest = ''] = releases;
  // Where an address asked for what there is not, one choice is enough: the other side is the newest, or the one before.
  const chooseFrom = (from: string) => change({ from, to: pair?.to ?? newest });
  const chooseTo = (to: string) => change({ from: pair?.from ?? releases[releases.indexOf(to) + 1] ?? to, to });
  return (
    <div class="comparison">
      <form aria-label="Releases to compare" onSubmit={(event) => event.preventDefault()}>
        <Select label="From" value={pair?.from ?? ''} releases={releases} choose={chooseFrom} />
        <Select label="To" value={pair?.to ?? ''} releases={releases} choose={chooseTo} />
        <button
          class="action"
          type="button"
          disabled={!pair}
          onClick={() => pair && change({ from: pair.to, to: pair.from })}
        >
          Swap
        </button>
      </form>
      <div role="status">
        {problem && <p class="problem">{problem}</p>}
        {pair && !problem && !rows && <p>Loading…</p>}
        {pair && rows && <p>{verdict(pair, rows)}</p>}
      </div>
      {problem && pair && (
        <button class="action" type="button" onClick={() => tryAgain(attempt + 1)}>
          Try again
        </button>
      )}
      {!pair && problem && (
        <ul class="known">
          {releases.map((release) => (
            <li key={release}>
              <a href={link(`/releases/${release}/`)}>{release}</a>
            </li>
          ))}
        </ul>
      )}
      {pair && rows && <Table key={writePair(pair)} pair={pair} rows={rows} />}
    </div>
  );
}

function verdict({ from, to }: Pair, rows: readonly Row[]): string {
  const changed = rows.filter(({ change }) => change !== 'unchanged').length;
  const same = rows.length - changed;
  if (from === to) return `Both are ${from}. Choose two releases.`;
  // Release numbers sort as text.
  const direction = from > to ? ` ${to} is the older one: what is added here was removed later.` : '';
  return `${changed} changed, ${same} unchanged from ${from} to ${to}.${direction}`;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly releases: readonly string[];
  readonly choose: (release: string) => void;
}

function Select({ label, value, releases, choose }: SelectProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {value === '' && <option value="">choose</option>}
        {releases.map((release) => (
          <option key={release} value={release}>
            {release}
          </option>
        ))}
      </select>
    </label>
  );
}

function Table({ pair: { from, to }, rows }: { readonly pair: Pair; readonly rows: readonly Row[] }) {
  const [shown, show] = useState<Shown>('changed');
  const [order, sort] = useState<Order>({ column: 'change', isDescending: false });
  const counts = useMemo(() => Map.groupBy(rows, ({ change }) => change), [rows]);
  const visible = useMemo(() => {
    const wanted = rows.filter(({ change }) => (shown === 'changed' ? change !== 'unchanged' : change === shown));
    return sortRows(wanted, order);
  }, [rows, shown, order]);
  const columns: readonly (readonly [Column, string])[] = [
    ['name', 'Image'],
    ['change', 'Change'],
    ['before', from],
    ['after', to],
  ];
  return (
    <>
      <label class="shown">
        Show
        <select value={shown} onChange={(event) => show(event.currentTarget.value as Shown)}>
          <option value="changed">all that changed ({rows.length - (counts.get('unchanged')?.length ?? 0)})</option>
          {(Object.keys(changes) as Change[])
            .filter((change) => counts.has(change))
            .map((change) => (
              <option key={change} value={change}>
                {changes[change]} ({counts.get(change)?.length})
              </option>
            ))}
        </select>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="scroll" aria-label={`Images from ${from} to ${to}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map(([column, label]) => (
                <Head key={column} column={column} label={label} order={order} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.map((row) => (
              <Line key={row.name} row={row} from={from} to={to} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface HeadProps {
  readonly column: Column;
  readonly label: string;
  readonly order: Order;
  readonly sort: (order: Order) => void;
}

function Head({ column, label, order, sort }: HeadProps) {
  const isSorted = order.column === column;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isSorted ? direction : undefined}>
      <button type="button" onClick={() => sort({ column, isDescending: isSorted && !order.isDescending })}>
        {label}
      </button>
    </th>
  );
}

function Line({ row, from, to }: { readonly row: Row; readonly from: string; readonly to: string }) {
  const { name, was, change, before, after, successor, isOlder } = row;
  return (
    <tr>
      <th scope="row">
        {was !== undefined && (
          <>
            <a href={link(`/images/${was}/`)}>{was}</a> →{' '}
          </>
        )}
        <a href={link(`/images/${name}/`)}>{name}</a>
      </th>
      <td>
        {changes[change]}
        {isOlder && <small> lower than before</small>}
        {successor && (
          <small>
            {successor.isSure ? ', now ' : ', perhaps '}
            <a href={link(`/images/${successor.name}/`)}>{successor.name}</a>
          </small>
        )}
      </td>
      <Version release={from} version={before} />
      <Version release={to} version={after} />
    </tr>
  );
}

function Version({ release, version }: { readonly release: string; readonly version: string | null | undefined }) {
  if (version === undefined) return <td class="none">not in {release}</td>;
  return version === null ? <td class="none">no version tag</td> : <td>{version}</td>;
}
