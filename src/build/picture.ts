/** Draws the picture that other sites show for a page. Letters are drawn as paths: no font of the machine is needed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';
import sharp from 'sharp';

export const WIDTH = 1200;
export const HEIGHT = 630;
const MARGIN = 80;

const BACKGROUND = '#0d1b1e';
const TEXT = '#f2f7f7';
const MUTED = '#a9bfc2';
const ACCENT = '#8fdde0';

type Weight = 400 | 600;

const require = createRequire(import.meta.url);
const fonts = { 400: readFont(400), 600: readFont(600) };

function readFont(weight: Weight) {
  const font = create(readFileSync(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`)));
  if (font.isCollection) throw new Error('Expected one font in the file');
  return font;
}

interface Style {
  readonly weight: Weight;
  /** Height of the letters, px. */
  readonly size: number;
  readonly colour: string;
}

/** How wide a line is, px. */
function widthOf(text: string, { weight, size }: Style): number {
  const font = fonts[weight];
  const units = font.glyphsForString(text).reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
  return (units * size) / font.unitsPerEm;
}

/**
 * Breaks a text into lines at its blanks, and inside a word only where the word is wider than a line.
 *
 * @param most the number of lines; what is left over becomes an ellipsis at the end of the last one
 */
export function breakLines(text: string, style: Style, most: number): readonly string[] {
  const fits = (line: string) => widthOf(line, style) <= WIDTH - 2 * MARGIN;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (!fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? '';
  while (last !== '' && !fits(`${last}…`)) last = last.slice(0, -1).trimEnd();
  return [...lines.slice(0, most - 1), `${last.replace(/[\s,;:.]+$/, '')}…`];
}

/** One line, its letters standing on `y`. */
function drawLine(text: string, y: number, { weight, size, colour }: Style): string {
  const font = fonts[weight];
  const scale = size / font.unitsPerEm;
  let x = 0;
  const letters = font.glyphsForString(text).map((glyph) => {
    const path = glyph.path.toSVG();
    const letter = path === '' ? '' : `<path transform="translate(${x} 0)" d="${path}"/>`;
    x += glyph.advanceWidth;
    return letter;
  });
  const place = `translate(${MARGIN} ${y}) scale(${scale} ${-scale})`;
  return `<g fill="${colour}" transform="${place}">${letters.join('')}</g>`;
}

/** The three sheets of the site's sign, as in `public/favicon.svg`. */
const SIGN = `<g transform="translate(${MARGIN} 72) scale(2)" fill="none" stroke="${ACCENT}" stroke-width="3.5"
  stroke-linecap="round" stroke-linejoin="round"><path d="M16 3 29 10 16 17 3 10Z"/><path d="M3 16.5 16 23.5 29 16.5"/>
  <path d="M3 23 16 30 29 23" opacity=".55"/></g>`;

export interface PictureText {
  readonly title: string;
  readonly description?: string | undefined;
}

/** @returns a PNG of `WIDTH` by `HEIGHT` pixels */
export function drawPicture({ title, description = '' }: PictureText): Promise<Buffer> {
  const name: Style = { weight: 600, size: 40, colour: ACCENT };
  const large: Style = { weight: 600, size: title.length > 40 ? 64 : 84, colour: TEXT };
  const small: Style = { weight: 400, size: 36, colour: MUTED };
  const titleLines = breakLines(title, large, 2);
  const textLines = breakLines(description, small, 3);
  const textBottom = HEIGHT - MARGIN;
  const textTop = textBottom - (textLines.length - 1) * small.size * 1.4;
  const titleBottom = (textLines.length > 0 ? textTop - small.size : textBottom) - 48;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="100%" height="100%" fill="${BACKGROUND}"/>`,
    `<rect width="12" height="100%" fill="${ACCENT}"/>`,
    SIGN,
    `<g transform="translate(88 0)">${drawLine('Restage', 118, name)}</g>`,
    ...titleLines.map((line, index) => {
      const y = titleBottom - (titleLines.length - 1 - index) * large.size * 1.15;
      return drawLine(line, y, large);
    }),
    ...textLines.map((line, index) => drawLine(line, textTop + index * small.size * 1.4, small)),
    '</svg>',
  ].join('');
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 32 }).toBuffer();
}
