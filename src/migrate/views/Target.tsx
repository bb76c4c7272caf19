import { useComputed } from '@preact/signals';
import { chooseRelease, releasesOf } from '../state.ts';
import { releaseName } from '../verdict.ts';
import { useStore } from './context.ts';
import { Options } from './Options.tsx';
import { OwnReleases } from './OwnReleases.tsx';

/** Which release the files move to, how, and how far the catalogue reaches. */
export function Target() {
  const store = useStore();
  const release = useComputed(() => store.state.value.work.release);
  const releases = useComputed(() => releasesOf(store.state.value));
  const bundled = useComputed(() => store.state.value.bundled);
  const reach = useComputed(() => store.state.value.work.reach?.newest ?? store.state.value.bundled[0]);
  const isMissing = !releases.value.includes(release.value);
  const label = (id: string) => (id === bundled.value[0] ? `${id} (newest here)` : releaseName(id, store.state.value));
  return (
    <div class="target">
      <label for="release">Target release</label>
      <select
        id="release"
        value={release.value}
        aria-describedby="reach"
        onChange={({ currentTarget }) => store.change(chooseRelease, currentTarget.value)}
      >
        {isMissing && <option value={release.value}>{release.value} (not in the catalogue here)</option>}
        {releases.value.map((id) => (
          <option key={id} value={id}>
            {label(id)}
          </option>
        ))}
      </select>
      <p id="reach">Catalogue up to {reach.value}; later releases exist</p>
      <div class="actions">
        <OwnReleases />
        <Options />
      </div>
    </div>
  );
}
