import { useComputed } from '@preact/signals';
import type { Practice } from 'restage/engine';
import { link } from '../../link.ts';
import type { Selected } from '../editor.ts';
import { activeOutcome } from '../state.ts';
import { useStore } from './context.ts';
import { Paged } from './Paged.tsx';
import { type Rows, useRows } from './use-rows.tsx';

interface Props {
  readonly show: (range: Selected) => void;
}

const NONE: readonly Practice[] = [];

/** What the file does for builds that give the same bytes: each practice, and what was found about it. */
export function Checklist({ show }: Props) {
  const store = useStore();
  const practices = useComputed(() => activeOutcome(store.state.value)?.migration.checklist ?? NONE).value;
  const { rows, draw } = useRows('reproducibility', show);
  const inState = (state: Practice['state']) => practices.filter((practice) => practice.state === state);
  const [missed, met, none] = [inState('missed'), inState('met'), inState('not applicable')];
  // Nothing is said of a text that has nothing to do with it.
  if (missed.length + met.length === 0) return null;
  const drawPractice = (practice: Practice) => (
    <PracticeItem
      key={practice.name}
      practice={practice}
      rows={rows.filter(({ finding }) => practice.rules.includes(finding.rule))}
      draw={draw}
    />
  );
  return (
    <section class="findings checklist" aria-labelledby="checklist">
      <div class="head">
        <h2 id="checklist">
          Reproducible builds{' '}
          <span class="count">
            {missed.length} missed, {met.length} met
          </span>
        </h2>
      </div>
      <p class="about">
        What your text, before any change, does for builds that give the same bytes. It is no part of the migration.{' '}
        <a href={link('/reproducibility/overview/')}>Why it matters</a>
      </p>
      <ul class="practices">{[...missed, ...met].map(drawPractice)}</ul>
      {none.length > 0 && (
        <details>
          <summary>
            Not applicable <span class="count">{none.length}</span>
          </summary>
          <ul class="practices">{none.map(drawPractice)}</ul>
        </details>
      )}
    </section>
  );
}

const labels: Readonly<Record<Practice['state'], string>> = { met: 'Met', missed: 'Missed', 'not applicable': 'n/a' };

interface ItemProps extends Rows {
  readonly practice: Practice;
}

function PracticeItem({ practice: { reason, rules, state, title }, rows, draw }: ItemProps) {
  return (
    <li class="practice" data-state={state}>
      <div class="what">
        <span class="state">{labels[state]}</span>
        <h3>{title}</h3>
        <p class="reason">{reason}</p>
        <span class="rules">
          {rules.map((rule) => (
            <a key={rule} class="rule" href={link(`/rules/${rule}/`)}>
              {rule}
            </a>
          ))}
        </span>
      </div>
      {rows.length > 0 && (
        <Paged items={rows} noun="findings">
          {(items) => <ol class="rows">{items.map(draw)}</ol>}
        </Paged>
      )}
    </li>
  );
}
