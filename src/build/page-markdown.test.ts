import { expect, it } from 'vitest';
import { readPage } from './page-markdown.ts';

const page = (content: string, description = 'About &quot;it&quot;.') =>
  `<html><head><meta property="og:title" content="Title"/><meta property="og:description" content="${description}"/></head>
  <body><nav><a href="/other/">Other</a></nav><main><div class="sl-markdown-content">${content}</div></main></body></html>`;

const bodyOf = (content: string, site?: string) =>
  readPage(page(content), site)?.markdown.split('\n\n').slice(2).join('\n\n');

it('starts with title and description, and has nothing from around the content', () => {
  expect(readPage(page('<p>Text</p>'))).toEqual({
    title: 'Title',
    description: 'About "it".',
    markdown: '# Title\n\n> About "it".\n\nText\n',
  });
});

it('is not there for a page without such a content', () => {
  expect(
    readPage('<html><head><meta property="og:title" content="Title"/></head><main><p>x</p></main></html>'),
  ).toBeUndefined();
});

it('shows added and removed lines as a diff, with the title of the code', () => {
  const line = (kind: string, text: string) =>
    `<div class="ec-line ${kind}"><div class="code"><span>${text}</span> <span>x</span></div></div>`;
  const code = `<figure class="frame"><figcaption><span class="title">A &lt; B</span></figcaption><pre data-language="dockerfile"><code>${line(
    'highlight del',
    'FROM',
  )}${line('highlight ins', 'FROM')}${line('', 'RUN')}</code></pre><div class="copy"><button data-code="no">Copy</button></div></figure>`;
  expect(bodyOf(code)).toBe('```diff title="A < B"\n-FROM x\n+FROM x\n RUN x\n```\n');
});

it('keeps the language of code without changes', () => {
  const code = `<figure class="frame"><pre data-language="sh"><code><div class="ec-line"><div class="code"><span>a  b</span></div></div><div class="ec-line"><div class="code">
</div></div><div class="ec-line"><div class="code"><span>c</span></div></div></code></pre></figure>`;
  expect(bodyOf(code)).toBe('```sh\na  b\n\nc\n```\n');
});

it('keeps tables, and puts blanks between boxes', () => {
  expect(
    bodyOf('<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><code>a|b</code></td></tr></tbody></table>'),
  ).toBe('| A |\n| - |\n| `a\\|b` |\n');
  expect(bodyOf('<p><span>Safe</span><a href="/rules/x/">x</a></p>')).toBe('Safe [x](/rules/x/)\n');
});

it('leaves out what is for eyes and hands, and links that hold a Dockerfile', () => {
  const content = `<p>Text</p><svg><title>no</title></svg><button>no</button><p data-markdown="skip">no</p>
    <p>See <a href="/migrate/#v2=abc">no</a></p>`;
  expect(bodyOf(content)).toBe('Text\n\nSee\n');
});

it('names the site in links, where it is known', () => {
  expect(bodyOf('<p><a href="/base/a/#b">a</a> <a href="#c">c</a></p>', 'https://restage.example')).toBe(
    '[a](https://restage.example/base/a/#b) [c](#c)\n',
  );
});
