import { copy, download } from '../clipboard.ts';
import { shareLink } from '../link/share.ts';
import { outputs } from '../outputs.ts';
import { notify } from '../state.ts';
import { useStore } from './context.ts';
import type { Entry } from './Menu.tsx';

interface Outputs {
  readonly copies: readonly Entry[];
  readonly downloads: readonly Entry[];
  readonly copyResult: () => void;
  readonly share: () => void;
}

const REFUSED = 'The browser did not let this page copy. Use Download, or select the result and copy it.';

/** The ways out of the page. */
export function useOutputs(): Outputs {
  const store = useStore();
  const say = (message: string) => store.change(notify, message);
  const failed = () => say('This part of the page could not be loaded. Is there a connection?');
  const copyText = async (text: string, what: string, more = '') => {
    say((await copy(text)) ? `${what} copied.${more}` : REFUSED);
  };
  const copyResult = () => {
    store
      .outcome()
      .then(({ outcome }) => copyText(outcome.migration.output, 'Result'))
      .catch(failed);
  };
  const share = () => {
    shareLink(store)
      .then((shared) => ('problem' in shared ? say(shared.problem) : copyText(shared.url, 'Link', shared.note)))
      .catch(failed);
  };
  const downloadResult = () => {
    store
      .outcome()
      .then(({ file, outcome }) => {
        const name = file.path.slice(file.path.lastIndexOf('/') + 1);
        download(outcome.migration.output, name);
        say(`Result downloaded as ${name}.`);
      })
      .catch(failed);
  };
  return {
    copyResult,
    share,
    copies: outputs.map(({ name, make }) => ({
      name,
      act: () => {
        make(store)
          .then((made) => ('problem' in made ? say(made.problem) : copyText(made.text, name, made.note)))
          .catch(failed);
      },
    })),
    downloads: [
      { name: 'Result', act: downloadResult },
      ...outputs.flatMap(({ name, fileName, make }) =>
        fileName === undefined
          ? []
          : {
              name,
              act: () => {
                make(store)
                  .then((made) => {
                    if ('problem' in made) return say(made.problem);
                    download(made.text, fileName);
                    return say(`${name} downloaded as ${fileName}.${made.note ?? ''}`);
                  })
                  .catch(failed);
              },
            },
      ),
    ],
  };
}
