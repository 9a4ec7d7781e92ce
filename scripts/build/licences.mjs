/** Licences of everything that ended up in the bundle, in one file that travels with it. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const LICENCE_FILE = /^licen[cs]e(?:\.(?:md|txt))?$/i;
/** A notice, and not the licence's own words about notices. */
const COPYRIGHT = /^[ \t]*(?:MIT License )?(Copyright (?!and |notice|licen[cs]e|owner|holder).*)$/gm;
const TITLE = /^[# \t]*(?:(?:The )?(?:MIT|ISC) Licen[cs]e(?: \((?:MIT|ISC)\))?|ISC|MIT)[: \t]*$/gim;

async function licenceText(folder) {
  const file = (await readdir(folder)).find((name) => LICENCE_FILE.test(name));
  return file === undefined ? '' : (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
}

const withoutNotices = (text) => text.replace(COPYRIGHT, '').replace(TITLE, '').replace(/\n\s*\n/g, '\n\n').trim();
const noticesIn = (text) => [...text.matchAll(COPYRIGHT)].map(([, notice]) => notice.trim());

/**
 * Packages under the same words stand together above them, each with its own notices of copyright. Words are the same
 * however they are broken into lines.
 * @param folders by name of the package
 * @throws where a package has no licence text
 */
export async function licences(folders) {
  const groups = new Map();
  for (const [name, folder] of [...folders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const text = await licenceText(folder);
    if (text === '') throw new Error(`${name} has no licence text`);
    const words = withoutNotices(text);
    const key = words.replace(/\s+/g, ' ');
    const group = groups.get(key) ?? { words, packages: [] };
    group.packages.push([`${name} ${version} (${license})`, ...noticesIn(text).map((notice) => `  ${notice}`)].join('\n'));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ packages, words }) => `${packages.join('\n')}\n\n${words}\n`).join('\n---\n\n');
}
