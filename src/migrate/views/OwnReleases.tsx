import { useComputed } from '@preact/signals';
import { useId, useRef, useState } from 'preact/hooks';
import { link } from '../../link.ts';
import { type Added, addOwn, askForLists, type GivenFile, removeOwn } from '../own-releases.ts';
import { notify } from '../state.ts';
import { useStore } from './context.ts';
import { Dialog } from './Dialog.tsx';

/** Adds releases to the catalogue, and takes them out again. */
export function OwnReleases() {
  const store = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  const own = useComputed(() => store.state.value.own).value;
  const newest = useComputed(() => store.state.value.bundled[0]).value;
  const [release, setRelease] = useState('');
  const [pasted, setPasted] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const run = async (act: () => Promise<Added>) => {
    setBusy(true);
    setProblem(undefined);
    const added = await act().catch((): Added => ({ problem: 'a part of this page could not be loaded' }));
    setBusy(false);
    if ('problem' in added) {
      setProblem(added.problem);
      return;
    }
    setPasted('');
    dialog.current?.close();
    store.change(notify, added.message);
  };
  const add = (given: readonly GivenFile[]) => run(() => addOwn(store, given, release));
  const addFiles = async (files: Iterable<File>) =>
    add(await Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() }))));
  const ask = () =>
    run(async () => {
      const lists = await askForLists(release);
      return 'problem' in lists ? lists : addOwn(store, lists, release);
    });

  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Add a release{own.length > 0 && <span class="count"> {own.length}</span>}
      </button>
      <Dialog title="Add a release" dialog={dialog}>
        <p>
          The catalogue of this page ends at {newest}. A later release that you add is kept in this browser, named as
          yours in every result and link, and never sent anywhere. Nobody has written down what became of its images:
          what is known up to {newest} is taken to hold for it.
        </p>
        {own.length > 0 && (
          <ul class="own">
            {own.map(({ id: known, images, source }) => (
              <li key={known}>
                <span>
                  <strong>{known}</strong>, {Object.keys(images).length} images from{' '}
                  {source === 'digest lists' ? 'lists of digests, without versions' : 'an export of the command line'}
                </span>
                <button type="button" aria-label={`Remove ${known}`} onClick={() => removeOwn(store, known)}>
                  Remove
                </button>
              </li>
            ))}
          </ul>
        )}
        <div class="field">
          <label for={`${id}-release`}>Release</label>
          <input
            id={`${id}-release`}
            aria-describedby={`${id}-release-help`}
            value={release}
            placeholder="2026.06.0"
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => setRelease(currentTarget.value)}
          />
          <p id={`${id}-release-help`}>Lists of digests do not say which release they are of.</p>
        </div>
        <section
          class="field"
          aria-labelledby={`${id}-files`}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void addFiles(event.dataTransfer?.files ?? []);
          }}
        >
          <h3 id={`${id}-files`}>From files</h3>
          <p>
            All of <code>digests/*.txt</code> of the release’s tag in StageX’s repository, or the file that{' '}
            <a href={link('/reference/command-line/')}>restage export-release</a> writes, which has versions too. They
            can be dropped here.
          </p>
          <div class="actions">
            <button type="button" disabled={isBusy} onClick={() => picker.current?.click()}>
              Choose files
            </button>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              accept=".txt,.json,text/plain,application/json"
              aria-label="Lists of digests, or an exported release"
              onChange={({ currentTarget }) => {
                void addFiles([...(currentTarget.files ?? [])]);
                currentTarget.value = '';
              }}
            />
          </div>
        </section>
        <div class="field">
          <label for={`${id}-pasted`}>Or pasted</label>
          <textarea
            id={`${id}-pasted`}
            value={pasted}
            placeholder="2fbe7b16… core-rust"
            spellcheck={false}
            wrap="off"
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
          <div class="actions">
            <button
              type="button"
              disabled={isBusy || pasted.trim() === ''}
              onClick={() => void add([{ name: undefined, text: pasted }])}
            >
              Add what is pasted
            </button>
          </div>
        </div>
        <div class="field">
          <h3>From codeberg.org</h3>
          <p>
            Your browser asks codeberg.org for the four lists of the release’s tag. It then knows your network address
            and the release; nothing else is sent.
          </p>
          <div class="actions">
            <button type="button" disabled={isBusy || release.trim() === ''} onClick={() => void ask()}>
              {isBusy ? 'Loading…' : 'Ask codeberg.org'}
            </button>
          </div>
        </div>
        <div role="alert">
          {problem && (
            <>
              <p class="problem">Nothing was added: {/\.$/.test(problem) ? problem : `${problem}.`}</p>
              <p>
                The files are also in a checkout:{' '}
                <code>
                  git clone --depth 1 --branch {release.trim() || '2026.06.0'} https://codeberg.org/stagex/stagex
                </code>
              </p>
            </>
          )}
        </div>
      </Dialog>
    </>
  );
}
