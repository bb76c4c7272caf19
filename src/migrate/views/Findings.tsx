import type { Selected } from '../editor.ts';
import type { Row } from '../rows.ts';
import { acceptSuggestions, backToSafe } from '../state.ts';
import { useStore } from './context.ts';
import { Legend } from './Legend.tsx';
import { Paged } from './Paged.tsx';
import { useRows } from './use-rows.tsx';

interface Props {
  readonly show: (range: Selected) => void;
}

/** What was found on the way to the release, in the order of the text. */
export function Findings({ show }: Props) {
  const { rows, draw } = useRows('migration', show);
  return (
    <section class="findings" aria-labelledby="findings">
      <div class="head">
        <h2 id="findings">Findings {rows.length > 0 && <span class="count">{rows.length}</span>}</h2>
        <Bulk rows={rows} />
      </div>
      {rows.length === 0 && <Legend />}
      {rows.length > 0 && (
        <Paged items={rows} noun="findings">
          {(items) => <ol class="rows">{items.map(draw)}</ol>}
        </Paged>
      )}
    </section>
  );
}

/** Many decisions at once. */
function Bulk({ rows }: { readonly rows: readonly Row[] }) {
  const store = useStore();
  const suggestions = rows.filter(({ finding }) => finding.level === 'suggestion' && finding.edits.length > 0);
  const left = suggestions.filter(({ wanted }) => !wanted).length;
  const decided = rows.some(({ finding, wanted }) => wanted !== undefined && wanted !== (finding.level === 'safe'));
  if (suggestions.length === 0 && !decided) return null;
  return (
    <div class="actions">
      <button type="button" disabled={left === 0} onClick={() => store.change(acceptSuggestions)}>
        Accept all suggestions{left > 0 && <span class="count"> {left}</span>}
      </button>
      <button type="button" disabled={!decided} onClick={() => store.change(backToSafe)}>
        Back to safe
      </button>
    </div>
  );
}
