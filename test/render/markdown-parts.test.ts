import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clean, foreign, text } from '../../src/foundation/text.ts';
import { cell, codeCell, codeSpan, inline, link, row } from '../../src/render/markdown-parts.ts';
import { cells, codeSpans } from '../support/gfm.ts';

const HOSTILE = [
  '@octocat', '\\@octocat', '&#64;octocat', '@org/team', '#12', 'GH-12', 'owner/repo#1', 'https://evil.example/', 'www.evil.example',
  'a@evil.example', '*bold* _it_ ~~no~~', '<img src=x onerror=alert(1)>', '</code></td><h1>', '<!-- x', '[a](https://evil.example)',
  '![a](x)', 'a | b', 'a \\| b', '\\', '`', '``', '```', '` @octocat `', '``` @octocat `` ` ', '`a`` @octocat', '$x$', ':tada:', '| --- |',
];

/** Texts made of what markdown gives a meaning to. */
const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: fc.constantFrom(...Array.from('`|\\@#<>&*_~[]()!$:/ ab1-\n')), maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

describe('a text from outside in markdown', () => {
  test('is code and nothing else, word for word', () => {
    fc.assert(fc.property(hostileText, (hostile) => {
      const { outside, contents } = codeSpans(inline(text`Before ${foreign('words', hostile)} after.`));
      expect(outside).toBe('Before  after.');
      expect(contents).toEqual([clean(hostile) === '' ? '(empty)' : clean(hostile)]);
    }), { numRuns: 2000 });
  });

  test('stays code inside our own code, and beside other texts from outside', () => {
    fc.assert(fc.property(hostileText, hostileText, (one, two) => {
      const words = text`Invite \`${foreign('invitee', one)}\` and \`x ${foreign('words', two)}${foreign('words', one)}\` now.`;
      expect(codeSpans(inline(words)).outside).toBe('Invite  and  now.');
    }), { numRuns: 2000 });
  });

  test('stays code where our own backticks are out of balance', () => {
    fc.assert(fc.property(hostileText, (hostile) => {
      const { outside } = codeSpans(inline(text`Say \`it ${foreign('words', hostile)} once`));
      expect(outside).toBe('Say ');
    }));
  });

  test('keeps to its cell of a table', () => {
    fc.assert(fc.property(hostileText, hostileText, (one, two) => {
      const line = row([cell(text`Found ${foreign('words', one)}`), codeCell(two), 'end']);
      const found = cells(line);
      expect(found).toHaveLength(3);
      expect(codeSpans(found[0] ?? '').outside).toBe('Found ');
      expect(codeSpans(found[1] ?? '').outside).toBe('');
      expect(found[2]).toBe('end');
    }), { numRuns: 2000 });
  });
});

describe('our own words in markdown', () => {
  test.each([
    ['Set `iat` in the token', 'Set `iat` in the token'],
    ['a_b *c* <d> & [e] ~f~ g|h', 'a\\_b \\*c\\* &lt;d&gt; &amp; \\[e\\] \\~f\\~ g&#124;h'],
    ['See https://developer.box.com/guides/.', 'See <https://developer.box.com/guides/>.'],
    ['(https://app.box.com/folder/1)', '(<https://app.box.com/folder/1>)'],
    ['Use box-node-sdk@10 now', 'Use `box-node-sdk@10` now'],
    ['Issue #12 costs $5', 'Issue `#12` costs `$5`'],
    ['plain http://proxy:8080 here', 'plain `http://proxy:8080` here'],
  ])('%s', (own, markdown) => {
    expect(inline([own])).toBe(markdown);
  });

  test('a link that is not plainly one is shown as code', () => {
    expect(link('javascript:alert(1)')).toBe('`javascript:alert(1)`');
    expect(link('https://a.example/> <b>')).toBe('`https://a.example/> <b>`');
  });

  test('nothing at all is shown as such', () => {
    expect(codeSpan('')).toBe('`(empty)`');
  });
});
