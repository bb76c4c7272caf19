/** What a browser says about how long a reader waits. */

/** A frame that took more than 50 ms, and the scripts in it that took 5 ms or more. */
export interface LongFrame {
  readonly duration: number;
  /** How much longer than 50 ms its tasks kept the reader waiting. */
  readonly blocking: number;
  readonly scripts: readonly { readonly what: string; readonly duration: number }[];
}

export interface Observed {
  /** From a key to the next frame that shows what it did, in ms; keys that took less than 16 are not among them. */
  readonly keys: number[];
  readonly frames: LongFrame[];
}

declare global {
  var observed: Observed;
  /** When the verdict first told what was found, in ms since the navigation began. */
  var firstResult: number | undefined;
  var hearFirstResult: (() => void) | undefined;
}

/** As https://w3c.github.io/long-animation-frames/ has it; TypeScript does not know it yet. */
interface LongAnimationFrame extends PerformanceEntry {
  readonly blockingDuration: number;
  readonly scripts: readonly (PerformanceEntry & {
    readonly invoker: string;
    readonly sourceURL: string;
    readonly sourceFunctionName: string;
  })[];
}

/** Starts to look. Runs in the page, before its own scripts, and takes nothing from here along. */
export function observe(): void {
  globalThis.observed = { keys: [], frames: [] };
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === 'keydown') globalThis.observed.keys.push(duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const { duration, blockingDuration, scripts } of list.getEntries() as LongAnimationFrame[]) {
      const described = scripts.map(({ duration, invoker, sourceFunctionName, sourceURL }) => ({
        what: [sourceURL.split('/').at(-1), sourceFunctionName, invoker.split('/').at(-1)].filter(Boolean).join(' '),
        duration,
      }));
      globalThis.observed.frames.push({ duration, blocking: blockingDuration, scripts: described });
    }
  }).observe({ type: 'long-animation-frame' });
  new MutationObserver(() => {
    const verdict = document.querySelector('.verdict')?.textContent ?? '';
    if (globalThis.firstResult !== undefined || !/^\d+ images?\b/.test(verdict)) return;
    globalThis.firstResult = performance.now();
    globalThis.hearFirstResult?.();
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
