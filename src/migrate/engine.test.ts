import { expect, test, vi } from 'vitest';
import { type EngineEvent, startEngine, type Thread } from './engine.ts';
import type { Answer, Job, Request } from './messages.ts';

const migration = {
  ok: true,
  output: '',
  findings: [],
  images: [],
  checklist: [],
  releases: { found: [], target: '2026.03.0' },
};
const own: Job['own'] = [];
const job = (text: string): Job => ({
  files: [{ key: 0, text, decisions: {} }],
  release: '2026.03.0',
  options: {},
  own,
});
const texts = (thread: TestThread | undefined) => thread?.asked.map(({ files }) => files[0]?.text);

class TestThread implements Thread {
  onmessage: Thread['onmessage'] = null;
  onerror: Thread['onerror'] = null;
  onmessageerror: Thread['onmessageerror'] = null;
  readonly asked: Request[] = [];
  terminated = false;
  postMessage(request: Request) {
    this.asked.push(request);
  }
  terminate() {
    this.terminated = true;
  }
  answer(sequence: number) {
    const data: Answer = { kind: 'result', sequence, key: 0, migration, stage: 'complete' };
    this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data }));
  }
  crash() {
    this.onerror?.call(this as unknown as Worker, new Event('error') as ErrorEvent);
  }
}

function start() {
  const threads: TestThread[] = [];
  const heard: EngineEvent['kind'][] = [];
  const engine = startEngine(
    (event) => heard.push(event.kind),
    () => {
      const thread = new TestThread();
      threads.push(thread);
      return thread;
    },
  );
  return { engine, threads, heard };
}

test('only the newest question is answered', () => {
  const { engine, threads, heard } = start();
  engine.ask(job('a'));
  engine.ask(job('b'));
  threads[0]?.answer(1);
  expect(heard).toEqual([]);
  threads[0]?.answer(2);
  expect(heard).toEqual(['result']);
});

test('what was forgotten is not answered', () => {
  const { engine, threads, heard } = start();
  engine.ask(job('a'));
  engine.forget();
  threads[0]?.answer(1);
  expect(heard).toEqual([]);
});

test('a crash starts another thread with the same question', () => {
  const { engine, threads, heard } = start();
  engine.ask(job('a'));
  threads[0]?.crash();
  expect(heard).toEqual(['restarted']);
  expect(threads[0]?.terminated).toBe(true);
  expect(texts(threads[1])).toEqual(['a']);
  threads[1]?.answer(1);
  expect(heard).toEqual(['restarted', 'result']);
});

test('what the crashed thread still says is not heard', () => {
  const { engine, threads, heard } = start();
  engine.ask(job('a'));
  threads[0]?.crash();
  threads[0]?.answer(1);
  threads[0]?.crash();
  expect(heard).toEqual(['restarted']);
});

test('a second crash without an answer stops it until it is restarted', () => {
  const { engine, threads, heard } = start();
  engine.ask(job('a'));
  threads[0]?.crash();
  threads[1]?.crash();
  expect(heard).toEqual(['restarted', 'stopped']);
  expect(threads).toHaveLength(2);
  engine.restart();
  expect(texts(threads[2])).toEqual(['a']);
});

test('an answer makes up for a crash', () => {
  const { engine, threads, heard } = start();
  engine.ask(job('a'));
  threads[0]?.crash();
  threads[1]?.answer(1);
  threads[1]?.crash();
  expect(heard).toEqual(['restarted', 'result', 'restarted']);
});

test('the releases of the reader are sent to each thread once', () => {
  const { engine, threads } = start();
  engine.ask(job('a'));
  engine.ask(job('b'));
  engine.ask({ ...job('c'), own: [] });
  expect(threads[0]?.asked.map((request) => request.own !== undefined)).toEqual([true, false, true]);
  threads[0]?.crash();
  expect(threads[1]?.asked.map((request) => request.own !== undefined)).toEqual([true]);
});

test('where answers take long, a question waits for a pause', () => {
  vi.useFakeTimers();
  const { engine, threads, heard } = start();
  engine.ask(job('a'));
  vi.advanceTimersByTime(100);
  threads[0]?.answer(1);
  engine.ask(job('b'));
  vi.advanceTimersByTime(150);
  engine.ask(job('c'));
  expect(texts(threads[0])).toEqual(['a']);
  vi.advanceTimersByTime(200);
  expect(texts(threads[0])).toEqual(['a', 'c']);
  threads[0]?.answer(3);
  expect(heard).toEqual(['result', 'result']);
  vi.useRealTimers();
});
