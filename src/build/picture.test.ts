import sharp from 'sharp';
import { expect, it } from 'vitest';
import { breakLines, drawPicture, HEIGHT, WIDTH } from './picture.ts';

const style = { weight: 400, size: 36, colour: '#fff' } as const;

it('breaks at blanks, and inside of words that are too long', () => {
  const lines = breakLines('one two '.repeat(20), style, 9);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe('one two '.repeat(20).trim());
  expect(breakLines('w'.repeat(100), style, 9).join('')).toBe('w'.repeat(100));
});

it('ends with an ellipsis where there is more', () => {
  const lines = breakLines('one two, '.repeat(60), style, 2);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/[a-z]…$/);
});

it.each([
  { title: 'Rust', description: 'Pure Rust needs new digests and nothing else.' },
  { title: 'A title that is so long that it takes more than one line of the picture' },
  { title: '<&"' },
])('draws $title: light letters on the dark ground', async (text) => {
  const picture = sharp(await drawPicture(text));
  expect(await picture.metadata()).toMatchObject({ format: 'png', width: WIDTH, height: HEIGHT });
  const { channels } = await picture.removeAlpha().stats();
  expect(channels[0]?.max).toBeGreaterThan(200);
  expect(channels[0]?.mean).toBeLessThan(60);
});
