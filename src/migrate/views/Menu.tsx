import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly disabled?: boolean;
}

export interface Entry {
  readonly name: string;
  readonly act: () => void;
}

/** A button that opens a list of actions. */
export function Menu({ label, entries, disabled = false }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  // At once: a key may come before the next frame.
  useLayoutEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    const closeOnEscape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [isOpen]);

  const choose = (act: () => void) => {
    setOpen(false);
    button.current?.focus();
    act();
  };

  return (
    <div class="menu" ref={root}>
      <button
        ref={button}
        type="button"
        disabled={disabled}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <span class="arrow" aria-hidden="true" />
      </button>
      <ul id={id} hidden={!isOpen}>
        {entries.map(({ name, act }) => (
          <li key={name}>
            <button type="button" class="entry" onClick={() => choose(act)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
