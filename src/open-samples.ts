/** Lets the samples of a rule open in the migrator: their texts go into the addresses of the links below them. */
import { encodeLink } from './migrate/link/link.ts';

/** What stands for a line feed in the text that a sample's button copies. */
const LINE_FEED = '\u007f';

for (const link of document.querySelectorAll<HTMLAnchorElement>('.open-sample a')) {
  const code = link.closest('.expressive-code')?.querySelector<HTMLElement>('[data-code]')?.dataset.code;
  const { release } = link.dataset;
  if (code === undefined) continue;
  const files = [{ text: `${code.replaceAll(LINE_FEED, '\n')}\n` }];
  void encodeLink({ files, ...(release ? { release } : {}) }).then((fragment) => {
    link.hash = fragment;
  });
}
