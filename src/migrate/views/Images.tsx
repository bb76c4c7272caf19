import { useComputed } from '@preact/signals';
import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Selected } from '../editor.ts';
import { wordsFor } from '../label.ts';
import { activeOutcome, releasesOf } from '../state.ts';
import { shownOffset } from '../text.ts';
import { useStore } from './context.ts';
import { Paged } from './Paged.tsx';
import { useDrawn } from './use-drawn.ts';

interface Props {
  /** Whether the list is the only place that says it, and is open until somebody closes it. */
  readonly isOpen: boolean;
  readonly show: (range: Selected) => void;
}

/** What the catalogue says of every StageX image of the file. */
export function Images({ isOpen, show }: Props) {
  const store = useStore();
  const outcome = useComputed(() => activeOutcome(store.state.value)).value;
  const releases = useComputed(() => releasesOf(store.state.value)).value;
  const isLoading = useComputed(() => store.state.value.unavailable === undefined).value;
  const images = outcome?.migration.images ?? [];
  const drawn = useDrawn();
  // Nobody sees a closed list, which would be drawn anew with every line that moves.
  const [chosen, setChosen] = useState<boolean | undefined>(undefined);
  const open = chosen ?? isOpen;
  // The event also comes after what the editor decided.
  const onToggle = ({ currentTarget }: TargetedEvent<HTMLDetailsElement>) => {
    if (currentTarget.open !== open) setChosen(currentTarget.open);
  };
  if (!outcome || images.length === 0) return null;
  const known = { releases, target: outcome.release, isSettling: isLoading && outcome.stage !== 'complete' };
  const showRange = ({ start, end }: Selected) => {
    const text = activeOutcome(store.state.peek())?.text ?? '';
    show({ start: shownOffset(text, start), end: shownOffset(text, end) });
  };
  return (
    <details class="images" open={open} onToggle={onToggle}>
      <summary>
        <h2>
          Images <span class="count">{images.length}</span>
        </h2>
      </summary>
      {open && (
        <Paged items={images} noun="images">
          {(items) => (
            <ul class="rows">
              {items.map((image, index) => {
                const { text, tone, title } = wordsFor(image, known);
                return drawn(`${index}`, [image.range, image.name, text, tone, title], () => (
                  <li class="image" key={index} data-tone={tone}>
                    <button type="button" class="line" onClick={() => showRange(image.range)}>
                      Line {image.range.line}
                    </button>
                    <code>{image.name}</code>
                    <p>
                      <span class="words">{text}</span>
                      {tone !== 'listed' && tone !== 'target' && <span class="title"> {title}</span>}
                    </p>
                  </li>
                ));
              })}
            </ul>
          )}
        </Paged>
      )}
    </details>
  );
}
