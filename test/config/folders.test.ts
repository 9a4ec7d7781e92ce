import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MOST_FOLDER_LINES, OPERATIONS, parseFolders } from '../../src/config/folders.ts';
import type { FolderNeed } from '../../src/config/plan.ts';
import { quoted } from '../../src/config/quote.ts';
import { aVault, shown } from './support.ts';

const read = (raw: string): ReturnType<typeof parseFolders> => parseFolders(raw, 'folders', (text) => quoted(text, aVault()));
const problems = (raw: string): readonly string[] => shown(read(raw).problems);

function folder(line: string): FolderNeed {
  const { folders, problems: refused } = read(line);
  const [found] = folders;
  if (found === undefined || folders.length > 1) throw new Error(shown(refused).join(' / '));
  return found;
}

/** What is in every folder of a line unless it says otherwise. */
const PLAIN = { label: null, hidden: false, operations: ['read'], replace: [], expectedName: null, plannedUpload: null, source: null };

describe('a folder line', () => {
  test('with an ID alone means that the folder is read', () => {
    expect(folder('160000000001')).toEqual({ ...PLAIN, id: '160000000001' });
  });

  test('takes operations after a colon and a label after #, in any spacing', () => {
    const wanted = { ...PLAIN, id: '12', label: 'Releases of the app', operations: ['read', 'upload'] };
    expect(folder('12: upload, read # Releases of the app')).toEqual(wanted);
    expect(folder('  12 :upload,read   #Releases of the app ')).toEqual(wanted);
  });

  test('takes a label without operations', () => {
    expect(folder('12 # Releases')).toEqual({ ...PLAIN, id: '12', label: 'Releases' });
  });

  test('takes none alone: the folder must not be seen', () => {
    expect(folder('12: none # theirs')).toEqual({ ...PLAIN, id: '12', label: 'theirs', hidden: true, operations: [] });
  });

  test('names every operation of the contract', () => {
    expect(folder(`12: ${OPERATIONS.join(', ')}`).operations).toEqual([...OPERATIONS]);
  });

  test('takes the root folder', () => {
    expect(folder('0: upload').id).toBe('0');
  });

  test('has a label without control and bidirectional characters', () => {
    expect(folder('12 # a\u202Eb\u001B[31mc').label).toBe('abc');
  });
});

describe('a folder URL', () => {
  test.each([
    'https://app.box.com/folder/123',
    'https://acme.app.box.com/folder/123',
    'https://acme.box.com/folder/123/',
    'https://acme.ent.box.com/folder/123?s=abc',
    'https://app.box.com/folder/123#x',
    'HTTPS://APP.BOX.COM/folder/123',
    'https://app.box.com:443/folder/123',
  ])('%s names the folder 123', (url) => {
    expect(folder(url).id).toBe('123');
    expect(folder(`${url}: upload # label`)).toEqual({ ...PLAIN, id: '123', label: 'label', operations: ['upload'] });
  });

  test('of a file is refused with what to open instead', () => {
    expect(problems('https://app.box.com/file/123')).toEqual([expect.stringContaining('line 1: that is the URL of a file. Open the folder')]);
  });

  test('that is a shared link is refused with how to find the ID, and is not shown', () => {
    const [message = ''] = problems('https://acme.box.com/s/abcdef0123456789');
    expect(message).toContain('shared link');
    expect(message).toContain('copy the URL');
    expect(message).not.toContain('abcdef');
  });

  test.each(['https://box.com.example.org/folder/1', 'https://notbox.com/folder/1', 'https://app.box.com@example.org/folder/1'])('of another site is refused: %s', (url) => {
    expect(problems(url)).toEqual([expect.stringContaining('not one of box.com')]);
  });

  test('without its scheme is told what is missing', () => {
    expect(problems('app.box.com/folder/123')).toEqual([expect.stringContaining('begins with https://')]);
  });
});

describe('replace=NAME', () => {
  test('takes a name with spaces, an equals sign and a # inside a word', () => {
    expect(folder('12: replace=release notes C#=1.txt').replace).toEqual(['release notes C#=1.txt']);
  });

  test('takes commas, # and quotes in double quotes', () => {
    expect(folder('12: replace="a, ""b"" #1.zip", upload # label')).toEqual({ ...PLAIN, id: '12', label: 'label', operations: ['upload'], replace: ['a, "b" #1.zip'] });
  });

  test('counts as an operation, so that nothing else is added', () => {
    expect(folder('12: replace=a.zip, replace=b.zip')).toEqual({ ...PLAIN, id: '12', operations: [], replace: ['a.zip', 'b.zip'] });
  });

  test('is apart from replace without a name', () => {
    expect(folder('12: replace, replace=a.zip')).toMatchObject({ operations: ['replace'], replace: ['a.zip'] });
  });

  test.each([['replace=', 'names no file'], ['replace="a', "don't match"], ['replace="a" b"', "don't match"], ['replace=a/b.zip', 'not a path'], ['replace=..', 'not a path'], [`replace=${'a'.repeat(256)}`, '256 characters']])(
    '%s is refused', (operation, why) => {
      expect(problems(`12: ${operation}`)).toEqual([expect.stringContaining(why)]);
    });
});

describe('several lines', () => {
  test('may be blank or comments, with any line ends', () => {
    expect(read('# ours\r\n12\r\n\r\n  # theirs\n13: upload\n').folders.map(({ id }) => id)).toEqual(['12', '13']);
  });

  test('that name one folder are one need: operations joined, the first label kept', () => {
    expect(folder('12: upload, replace=a\nhttps://app.box.com/folder/12: read, upload, replace=b, replace=a # second\n12 # third')).toEqual({
      ...PLAIN, id: '12', label: 'second', operations: ['read', 'upload'], replace: ['a', 'b'],
    });
  });

  test('that hide a folder and use it contradict each other', () => {
    expect(problems('12: upload\n12: none')).toEqual(['folders, line 2: folder 12 must be hidden here and used in another line.']);
  });

  test('report every problem at once, each with its line', () => {
    const found = problems('12: uplaod, reed\n\nsecret-looking\n13: none, read\n14: upload,\n15 upload\n16:');
    expect(found.map((each) => each.slice(0, 'folders, line 1'.length))).toEqual([1, 1, 3, 4, 5, 6, 7].map((line) => `folders, line ${String(line)}`));
    expect(found[0]).toContain('"uplaod" is not an operation. Allowed: read, download, upload, replace, replace=NAME, rename, delete, share or invite; alone: none. Did you mean upload?');
    expect(found[1]).toContain('Did you mean read?');
    expect(found[3]).toContain('none stands alone');
    expect(found[6]).toContain('no operation after the colon');
  });

  test('beyond the cap are refused', () => {
    expect(problems('1\n'.repeat(MOST_FOLDER_LINES))).toEqual([`folders has ${String(MOST_FOLDER_LINES + 1)} lines. Allowed: at most ${String(MOST_FOLDER_LINES)} lines.`]);
  });
});

describe('whatever is written', () => {
  test('is read or refused by line, never thrown at', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom(':', ',', '#', '"', '\n', ' ', 'https://app.box.com/folder/', '12', 'upload', 'replace=', 'none', '\0'));
    fc.assert(fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const { folders, problems: refused } = read(parts.join(''));
      for (const each of folders) {
        expect(each.id).toMatch(/^\d+$/u);
        expect(each.operations.length + each.replace.length > 0).toBe(!each.hidden);
      }
      for (const each of shown(refused)) expect(each).toMatch(/^folders, line \d+: /u);
    }));
  });

  test('a private key pasted here is not shown', () => {
    const key = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
    const found = problems(`-----BEGIN PRIVATE KEY-----\n${key}\n"privateKey": "${key}"\n12: ${key}`).join('\n');
    expect(found).not.toContain(key.slice(0, 8));
  });

  test('is read in time that grows with its length alone', () => {
    const hostile = [`12: ${'"'.repeat(300_000)}`, `12: ${'replace="'.repeat(50_000)}`, `12: ${' #'.repeat(150_000)}`, `12 ${' '.repeat(300_000)}x`, `https://${'a.'.repeat(150_000)}`];
    const started = performance.now();
    hostile.forEach((line) => read(line));
    // Quadratic time would be minutes on these.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
