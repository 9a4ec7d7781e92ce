import { describe, expect, test } from '@jest/globals';
import { detectClients, isManifest, majorOf } from '../../src/sdk/detect.ts';
import type { ManifestFile } from '../../src/sdk/detect.ts';

const found = (...files: readonly ManifestFile[]): readonly string[] => detectClients(files).map(({ sdk, name, file }) => `${sdk.id} as ${name} in ${file ?? 'sdk'}`);
const file = (path: string, text: string): ManifestFile => ({ path, text });
const npm = (range: string): string => JSON.stringify({ dependencies: { 'box-node-sdk': range, 'left-pad': '^1.0.0' } });

describe('a client in a manifest', () => {
  test.each<[string, ManifestFile, string]>([
    ['package.json', file('package.json', npm('^10.2.0')), 'box-node-sdk@10 as box-node-sdk@^10.2.0 in package.json'],
    ['package.json, older', file('package.json', npm('~3.8')), 'box-node-sdk@3 as box-node-sdk@~3.8 in package.json'],
    ['package.json, development only', file('app/package.json', JSON.stringify({ devDependencies: { 'box-typescript-sdk-gen': '1.3.0' } })), 'box-node-sdk@10 as box-typescript-sdk-gen@1.3.0 in app/package.json'],
    ['package-lock.json', file('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: { 'node_modules/box-node-sdk': { version: '3.8.1' } } })), 'box-node-sdk@3 as box-node-sdk@3.8.1 in package-lock.json'],
    ['package-lock.json of npm 6', file('package-lock.json', JSON.stringify({ dependencies: { 'box-node-sdk': { version: '10.1.0' } } })), 'box-node-sdk@10 as box-node-sdk@10.1.0 in package-lock.json'],
    ['requirements.txt', file('requirements.txt', '# ours\nrequests==2\nboxsdk[jwt]==3.9.2  # pinned\n'), 'boxsdk@3 as boxsdk@3.9.2 in requirements.txt'],
    ['requirements-dev.txt, any version', file('requirements-dev.txt', 'boxsdk\r\n'), 'boxsdk@10 as boxsdk in requirements-dev.txt'],
    ['requirements.txt, another spelling', file('requirements.txt', 'Box_SDK_Gen[jwt]>=1.2,<2 ; python_version > "3.8"'), 'boxsdk@10 as Box_SDK_Gen@>=1.2,<2 in requirements.txt'],
    ['pyproject.toml', file('pyproject.toml', '[project]\ndependencies = [\n  "requests",\n  "boxsdk[jwt]>=3,<4",\n]\n'), 'boxsdk@3 as boxsdk@>=3,<4 in pyproject.toml'],
    ['pyproject.toml of Poetry', file('pyproject.toml', '[tool.poetry.dependencies]\nboxsdk = { version = "^3.9", extras = ["jwt"] }\n'), 'boxsdk@3 as boxsdk@^3.9 in pyproject.toml'],
    ['poetry.lock', file('poetry.lock', '[[package]]\nname = "attrs"\nversion = "23.1.0"\n\n[[package]]\nname = "boxsdk"\nversion = "10.1.0"\n'), 'boxsdk@10 as boxsdk@10.1.0 in poetry.lock'],
    ['pom.xml', file('pom.xml', '<project><dependencies><dependency>\n<groupId>com.box</groupId>\n<artifactId>box-java-sdk</artifactId>\n<version>4.16.3</version></dependency></dependencies></project>'), 'box-java-sdk@4 as com.box:box-java-sdk@4.16.3 in pom.xml'],
    ['pom.xml with a property', file('pom.xml', '<properties><box.version>10.15.2</box.version></properties><dependency><groupId>com.box</groupId><artifactId>box-java-sdk</artifactId><version>${box.version}</version></dependency>'), 'box-java-sdk@10 as com.box:box-java-sdk@10.15.2 in pom.xml'],
    ['build.gradle', file('build.gradle', "dependencies {\n  // implementation 'com.box:box-java-sdk:10.0.0'\n  implementation 'com.box:box-java-sdk:4.1.0'\n}\n"), 'box-java-sdk@4 as com.box:box-java-sdk@4.1.0 in build.gradle'],
    ['build.gradle.kts', file('build.gradle.kts', 'implementation("com.box:box-java-sdk-gen:0.5.0")'), 'box-java-sdk@10 as com.box:box-java-sdk-gen@0.5.0 in build.gradle.kts'],
    ['a .csproj', file('src/App.csproj', '<Project><ItemGroup><!-- <PackageReference Include="Box.Sdk.Gen" Version="10.0.0" /> --><PackageReference Include="Box.V2.Core" Version="5.9.0" /></ItemGroup></Project>'), 'Box.V2@5 as Box.V2.Core@5.9.0 in src/App.csproj'],
    ['a .csproj with an element', file('App.csproj', '<PackageReference Include="Box.Sdk.Gen"><Version>1.2.0</Version></PackageReference>'), 'Box.Sdk.Gen@10 as Box.Sdk.Gen@1.2.0 in App.csproj'],
  ])('is found: %s', (_, manifest, expected) => {
    expect(isManifest(manifest.path.slice(manifest.path.lastIndexOf('/') + 1))).toBe(true);
    expect(found(manifest)).toEqual([expected]);
  });

  test.each<[string, ManifestFile]>([
    ['no client of Box', file('package.json', JSON.stringify({ dependencies: { 'box-ui-elements': '1' } }))],
    ['text that is not JSON', file('package.json', '{"dependencies": {"box-node-sdk": ')],
    ['JSON of another form', file('package.json', '["box-node-sdk"]')],
    ['a name that begins alike', file('requirements.txt', 'boxsdk-extras==1.0\nmy-boxsdk==2\n')],
    ['a comment', file('requirements.txt', '# boxsdk==3.9.2')],
    ['an empty file', file('poetry.lock', '')],
    ['a file that is no manifest', file('notes.txt', 'boxsdk==3.9.2')],
  ])('is not made up from %s', (_, manifest) => expect(found(manifest)).toEqual([]));

  test('is taken from the lock file beside the manifest, which knows the version that is installed', () => {
    const lock = JSON.stringify({ packages: { 'node_modules/box-node-sdk': { version: '10.3.0' } } });
    expect(found(file('package.json', npm('>=3')), file('package-lock.json', lock))).toEqual(['box-node-sdk@10 as box-node-sdk@10.3.0 in package-lock.json']);
  });

  test('is not taken from the lock file of another folder', () => {
    const lock = JSON.stringify({ packages: { 'node_modules/box-node-sdk': { version: '10.3.0' } } });
    expect(found(file('package.json', npm('^3.0.0')), file('tools/package-lock.json', lock))).toHaveLength(2);
  });

  test('counts once, however many files name it', () => {
    expect(found(file('a/requirements.txt', 'boxsdk==3.1'), file('b/requirements.txt', 'boxsdk==3.9'))).toEqual(['boxsdk@3 as boxsdk@3.1 in a/requirements.txt']);
  });
});

test.each([
  ['3.8.1', 3], ['^3.8.1', 3], ['~> 4', 4], ['~=3.9', 3], ['>=3,<4', 3], ['<4', 3], ['<=4', 4], ['>=3,<4.5', 4], ['==10.*', 10], ['v10.1.0', 10], ['>=3', null], ['*', null],
  ['latest', null], [null, null], ['git+https://example.com/repo', null],
])('the range %s stands for the major version %s', (range, major) => expect(majorOf(range)).toBe(major));
