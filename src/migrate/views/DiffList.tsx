import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { type DiffLine, diffOf, type Hunk } from '../diff.ts';
import { activeOutcome, type Outcome } from '../state.ts';
import { useStore } from './context.ts';
import { Paged } from './Paged.tsx';
import { useDrawn } from './use-drawn.ts';

/** The result as the lines it changes, for screens and readers that a diff editor does not suit. */
export function DiffList() {
  const store = useStore();
  const outcome = useComputed(() => activeOutcome(store.state.value));
  const hunks = useComputed(() => (outcome.value ? hunksOf(outcome.value) : []));
  const drawn = useDrawn();
  if (!outcome.value?.migration.ok) return <p class="nothing">The changed lines appear here.</p>;
  if (hunks.value.length === 0) return <p class="nothing">The result is your text, unchanged.</p>;
  return (
    <Paged items={hunks.value} noun="places">
      {(items) => (
        <ol class="hunks">
          {items.map((hunk, index) =>
            drawn(`${index}`, hunk, () => (
              <li class="hunk" key={index}>
                <ol>
                  {hunk.map((line, at) => (
                    <Line key={at} line={line} />
                  ))}
                </ol>
              </li>
            )),
          )}
        </ol>
      )}
    </Paged>
  );
}

function hunksOf({ text, migration }: Outcome): readonly Hunk[] {
  const edits = migration.findings.flatMap((finding) => (finding.applied ? finding.edits : []));
  return diffOf(
    text,
    edits.toSorted((a, b) => a.start - b.start || a.end - b.end),
  );
}

const signs = { same: '', removed: '−', added: '+' } as const;

function Line({ line: { kind, number, pieces } }: { readonly line: DiffLine }) {
  const isWhole = pieces.every(({ changed }) => changed);
  const Mark = kind === 'removed' ? 'del' : 'ins';
  return (
    <li class={`diff-line ${kind}`}>
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <span class="sign" aria-hidden="true">
        {signs[kind]}
      </span>
      <span class="sr-only">{kind === 'same' ? `Line ${number}: ` : `Line ${number}, ${kind}: `}</span>
      <code>
        {pieces.map(({ text, changed }, index) =>
          changed && !isWhole && kind !== 'same' ? <Mark key={index}>{breakable(text)}</Mark> : breakable(text),
        )}
      </code>
    </li>
  );
}

/** Lets a digest start on a line of its own. */
function breakable(text: string): ComponentChildren {
  return text.split(/(?=@)/).map((part, index) => (index > 0 ? [<wbr key={index} />, part] : part));
}
