/** The buttons of an image's page: they need a script, so a script brings them. */
import { copy } from '../migrate/clipboard.ts';
import { copyLine, fromLine } from './lines.ts';

/** How long a button says that it did what it does, in milliseconds. */
const SHOWN = 2000;

export function addCopyButtons(): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-line]')) {
    const text = line.textContent.trim();
    line.append(createButton('Copy', text.startsWith('FROM') ? 'Copy the FROM line' : 'Copy the COPY line', text));
  }
  for (const content of document.querySelectorAll<HTMLElement>('[data-reference]')) {
    const reference = content.dataset.reference ?? '';
    const release = content.querySelector('.releases a')?.textContent ?? '';
    content
      .querySelector('.copies')
      ?.append(
        createButton('FROM', `Copy the FROM line of ${release}`, fromLine(reference)),
        createButton('COPY', `Copy the COPY line of ${release}`, copyLine(reference)),
      );
  }
}

function createButton(label: string, name: string, text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-line';
  button.textContent = label;
  button.setAttribute('aria-label', name);
  button.title = text;
  button.addEventListener('click', async () => {
    const isDone = await copy(text);
    const status = document.querySelector('[data-copied]');
    if (status) status.textContent = isDone ? `Copied: ${text}` : 'The browser did not let this page copy.';
    button.textContent = isDone ? 'Copied' : 'Not copied';
    setTimeout(() => {
      button.textContent = label;
    }, SHOWN);
  });
  return button;
}
