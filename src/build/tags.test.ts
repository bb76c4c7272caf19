import { expect, it } from 'vitest';
import { attribute, tags } from './tags.ts';

const namesOf = (html: string) => [...tags(html)].map(({ name }) => name);

it('gives opening tags in order, and no text that only looks like one', () => {
  expect(namesOf('<!-- <a> --><P><script>"<b>"</script><title><i></title><br/></P>')).toEqual([
    'p',
    'script',
    'title',
    'br',
  ]);
  expect(namesOf('<a title="<b>">x</a>')).toEqual(['a']);
});

it.each([
  ['<a href="/x/?a=1&amp;b=2#c">', 'href', '/x/?a=1&b=2#c'],
  ["<a data-href=/no/ HREF='/x/'>", 'href', '/x/'],
  ['<a href=/x/>', 'href', '/x/'],
  ['<a title="a href=&quot;&#39;&#x27;" id=b>', 'title', "a href=\"''"],
  ['<a title="id=c" id=b>', 'id', 'b'],
  ['<a download>', 'download', ''],
  ['<a>', 'href', undefined],
])('%s: %s', (html, name, value) => {
  const [tag] = tags(html);
  expect(tag && attribute(tag, name)).toBe(value);
});
