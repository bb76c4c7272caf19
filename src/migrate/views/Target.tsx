import { useComputed } from '@preact/signals';
import { chooseRelease } from '../state.ts';
import { useStore } from './context.ts';

/** Which release the file moves to, and how far the catalogue reaches. */
export function Target() {
  const store = useStore();
  const release = useComputed(() => store.state.value.release);
  return (
    <div class="target">
      <label for="release">Target release</label>
      <select
        id="release"
        value={release.value}
        aria-describedby="reach"
        onChange={({ currentTarget }) => store.change(chooseRelease, currentTarget.value)}
      >
        {store.releases.map((id, index) => (
          <option key={id} value={id}>
            {index === 0 ? `${id} (newest)` : id}
          </option>
        ))}
      </select>
      <p id="reach">Catalogue up to {store.releases[0]}; later releases exist</p>
    </div>
  );
}
