import { effect } from '@preact/signals';
import type { Keeping } from '../keep/keeping.ts';
import { restoreOwn } from '../own-releases.ts';
import { readSource, sourceAddress } from '../source.ts';
import { notify, offerSource, setAgrees } from '../state.ts';
import type { Store } from '../store.ts';
import { fingerprint } from './fingerprint.ts';
import { decodeLink } from './link.ts';
import { finalOutputs, ownHashes } from './result.ts';
import { originOf, reservations, workOf } from './shared-work.ts';

/** Opens the link in the address, now and whenever it changes, and keeps the address true to what is shown. */
export function followLinks(store: Store, keeping: Keeping): () => void {
  const stops: (() => void)[] = [];
  const begin = async () => {
    stops.push(keeping.follow());
    await restoreOwn(store);
    await keeping.restore(/^#(v\d+|src)=/.test(location.hash));
    stops.push(showOrigin(store), checkResult(store));
    await openFragment(location.hash, store, keeping);
  };
  const goOn = () => {
    const { displaced } = store.state.peek();
    // Back from a link that was opened over work: the work comes back.
    const isBack = location.hash === '' && displaced !== undefined;
    return isBack ? keeping.open(displaced) : openFragment(location.hash, store, keeping);
  };
  // One after the other: what comes back is what the step before put aside.
  let last = begin();
  const onHashChange = () => {
    last = last.finally(goOn);
  };
  addEventListener('hashchange', onHashChange);
  return () => {
    removeEventListener('hashchange', onHashChange);
    for (const stop of stops) stop();
  };
}

async function openFragment(fragment: string, { state, change }: Store, keeping: Keeping): Promise<void> {
  const address = sourceAddress(fragment);
  if (address !== undefined) {
    const source = readSource(address);
    if ('problem' in source) change(notify, `The link asks for a file. ${source.problem}`);
    else change(offerSource, source);
    return;
  }
  const shared = await decodeLink(fragment);
  // The reader may have gone back meanwhile.
  if (!shared || location.hash !== fragment) return;
  if ('problem' in shared) {
    change(notify, `${shared.problem} What was in the editor is still there.`);
    return;
  }
  await keeping.openLinked(workOf(shared, state.peek()), originOf(fragment, shared));
  const reservation = reservations(shared, state.peek(), await ownHashes(state.peek()));
  if (reservation !== undefined) change(notify, reservation);
}

/** The address says what is shown, as long as a link says the same. */
function showOrigin({ state }: Store): () => void {
  let shown = state.peek().origin?.fragment;
  return effect(() => {
    const fragment = state.value.origin?.fragment;
    if (fragment === shown) return;
    shown = fragment;
    const place = location.pathname + location.search;
    history.replaceState(null, '', fragment === undefined ? place : `${place}#${fragment}`);
  });
}

/** Compares the result with that of the link's maker, once it is final. */
function checkResult({ state, change }: Store): () => void {
  return effect(() => {
    const { origin } = state.value;
    if (!origin || origin.result === undefined || origin.agrees !== undefined) return;
    const outputs = finalOutputs(state.value);
    if (!outputs) return;
    void fingerprint(outputs).then((result) => {
      if (result !== undefined) change(setAgrees, origin, result === origin.result);
    });
  });
}
