import type { InputName, ValueKind } from './inputs.ts';
import { orList } from './problems.ts';

/** What the command's environment variables begin with. */
export const ENVIRONMENT_PREFIX = 'BOX_PREFLIGHT_';

/** `jwt-config` is `BOX_PREFLIGHT_JWT_CONFIG`. */
export const environmentName = (input: InputName): string => ENVIRONMENT_PREFIX + input.toUpperCase().replaceAll('-', '_');

/** What an input takes, as a phrase for documentation and help. */
export function describeKind(value: ValueKind): string {
  switch (value.kind) {
    case 'boolean': return 'true or false';
    case 'integer': return `${String(value.min)} to ${String(value.max)} ${value.unit}`;
    case 'choice': return orList(value.of);
    case 'id': return 'a user ID';
    case 'lines': return 'lines';
    case 'url': return 'a base URL';
    case 'path': return "a file's path";
    case 'text': return 'one line of text';
    case 'secret': return 'a secret';
  }
}
