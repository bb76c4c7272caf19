import { useComputed } from '@preact/signals';
import type { Selected } from '../editor.ts';
import { wordsFor } from '../label.ts';
import { activeOutcome, releasesOf } from '../state.ts';
import { shownOffset } from '../text.ts';
import { useStore } from './context.ts';
import { Paged } from './Paged.tsx';

interface Props {
  readonly show: (range: Selected) => void;
}

/** What the catalogue says of every StageX image of the file. */
export function Images({ show }: Props) {
  const store = useStore();
  const outcome = useComputed(() => activeOutcome(store.state.value)).value;
  const releases = useComputed(() => releasesOf(store.state.value)).value;
  const isLoading = useComputed(() => store.state.value.unavailable === undefined).value;
  const images = outcome?.migration.images ?? [];
  if (!outcome || images.length === 0) return null;
  const known = { releases, target: outcome.release, isSettling: isLoading && outcome.stage !== 'complete' };
  const showRange = ({ start, end }: Selected) =>
    show({ start: shownOffset(outcome.text, start), end: shownOffset(outcome.text, end) });
  return (
    <section class="images" aria-labelledby="images">
      <h2 id="images">
        Images <span class="count">{images.length}</span>
      </h2>
      <Paged items={images} size={100} noun="images">
        {(items) => (
          <ul class="rows">
            {items.map((image) => {
              const { text, tone, title } = wordsFor(image, known);
              return (
                <li class="image" key={image.range.start} data-tone={tone}>
                  <button type="button" class="line" onClick={() => showRange(image.range)}>
                    Line {image.range.line}
                  </button>
                  <code>{image.name}</code>
                  <p>
                    <span class="words">{text}</span> <span class="title">{title}</span>
                  </p>
                </li>
              );
            })}
          </ul>
        )}
      </Paged>
    </section>
  );
}
