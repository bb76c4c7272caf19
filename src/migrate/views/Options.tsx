import { useComputed } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { MigrateOptions } from 'restage/engine';
import { chooseOptions } from '../state.ts';
import type { WorkOptions } from '../work.ts';
import { useStore } from './context.ts';
import { Dialog } from './Dialog.tsx';

const tags: Readonly<Record<NonNullable<MigrateOptions['tags']>, string>> = {
  auto: 'As each reference has it, else as most of the file',
  keep: 'Only where there is one',
  version: 'Version, as 1.94.0',
  release: 'Release, as sx2026.03.0',
  none: 'No tag',
};

const digests: Readonly<Record<NonNullable<MigrateOptions['digests']>, string>> = {
  listed: 'The manifest that StageX lists and signs',
  index: 'The index that a registry tag resolves to, where it is known',
};

/** How the changes are written, for all files. */
export function Options() {
  const store = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const options = useComputed(() => store.state.value.work.options).value;
  const chosen = Object.keys(options).length;
  const set = <K extends keyof WorkOptions>(name: K, value: WorkOptions[K] | undefined) => {
    const { [name]: _, ...others } = options;
    store.change(chooseOptions, value === undefined ? others : { ...others, [name]: value });
  };
  const setText = (name: 'rustVersion', text: string) => set(name, /^\d+(\.\d+){0,2}$/.test(text) ? text : undefined);
  const setRegistries = (text: string) => {
    const named = text.split(/[\s,]+/).flatMap((entry) => registryOf(entry) ?? []);
    set('registries', named.length > 0 ? [...new Set(named)].slice(0, 20) : undefined);
  };
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Options{chosen > 0 && <span class="count"> {chosen}</span>}
      </button>
      <Dialog title="Options" dialog={dialog}>
        <p>They hold for all files of this page, and a link carries them.</p>
        <Choice
          id={`${id}-tags`}
          label="Tags beside digests"
          choices={tags}
          value={options.tags ?? 'auto'}
          choose={(value) => set('tags', value === 'auto' ? undefined : value)}
        />
        <Choice
          id={`${id}-digests`}
          label="Digests"
          choices={digests}
          value={options.digests ?? 'listed'}
          choose={(value) => set('digests', value === 'listed' ? undefined : value)}
        />
        <div class="field">
          <label for={`${id}-registries`}>Mirrors of StageX images</label>
          <input
            id={`${id}-registries`}
            aria-describedby={`${id}-registries-help`}
            value={options.registries?.join(' ') ?? ''}
            placeholder="ghcr.io/acme/stagex"
            spellcheck={false}
            autocapitalize="off"
            onChange={({ currentTarget }) => setRegistries(currentTarget.value)}
          />
          <p id={`${id}-registries-help`}>The path before the image name; several with blanks between.</p>
        </div>
        <div class="field">
          <label for={`${id}-rust`}>Oldest Rust that the crate accepts</label>
          <input
            id={`${id}-rust`}
            aria-describedby={`${id}-rust-help`}
            value={options.rustVersion ?? ''}
            placeholder="1.85"
            inputMode="decimal"
            onChange={({ currentTarget }) => {
              setText('rustVersion', currentTarget.value.trim());
              currentTarget.value = store.state.peek().work.options.rustVersion ?? '';
            }}
          />
          <p id={`${id}-rust-help`}>As rust-version in Cargo.toml, which the command line reads by itself.</p>
        </div>
      </Dialog>
    </>
  );
}

/** A mirror as the engine takes it; undefined for what cannot be one. */
function registryOf(entry: string): string | undefined {
  const path = entry.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  return /^[a-z0-9][a-z0-9._:/-]{0,254}$/.test(path) ? path : undefined;
}

interface ChoiceProps<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly choices: Readonly<Record<T, string>>;
  readonly value: T;
  readonly choose: (value: T) => void;
}

function Choice<T extends string>({ id, label, choices, value, choose }: ChoiceProps<T>) {
  const names = Object.keys(choices) as T[];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => choose(names.find((name) => name === currentTarget.value) ?? value)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {choices[name]}
          </option>
        ))}
      </select>
    </div>
  );
}
