import type { Report } from '../../src/engine/report.ts';
import { foreign, text } from '../../src/foundation/text.ts';
import { aCheck, aDiagnosis, anExchange, aProblem, aReport, aTarget } from './report.ts';

/** What somebody may put into a folder's name or an answer, to get it run, linked, shown or read as something else. */
export const HOSTILE: readonly string[] = [
  '<script>window.hacked = 1</script>', '"><img src=https://evil.test/x.png onerror="window.hacked=1">', '</style><style>body{display:none}',
  ']]></failure><failure message="forged">', '&lt;b&gt;&#x3c;i&#x3e;', '<!-- -->', '<?xml-stylesheet href="https://evil.test"?>', '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '[click](https://evil.test)', '![pixel](https://evil.test/p.png)', '<https://evil.test>', 'https://evil.test www.evil.test', 'javascript:alert(1)', '@octocat #1 GH-2 acme/site#3',
  '| a | b |', '`code` ``more`` ```fence', '**bold** _it_ ~~no~~ $math$', '{0} {{1}} {target}', '\\[x\\](y)', '</details></summary>', '::error::forged', '\u202Egnp.exe', 'a\u0000b\u001b[31mred\ufffe',
  '</title><script>window.hacked=1</script>', "' onmouseover='window.hacked=1", 'SARIF_BUILDER_INVALID', '%s %d ${HOME}',
];

/** A report with `words` wherever something from outside may stand. */
export function reportSaying(words: string): Report {
  const said = foreign('words', words);
  const message = text`Box said ${said}.`;
  const diagnosis = (code: 'no-access' | 'box-unavailable' | 'feature-unavailable') => aDiagnosis(code, { cause: text`Because of ${said}`, remedy: [text`Ask ${said} to stop.`, text`Then ${said}.`] });
  const evidence = [{ text: message, exchange: 0 }];
  return aReport(
    [aTarget([
      aProblem('folder:1', 'no-access', { message, diagnosis: diagnosis('no-access'), evidence }),
      aProblem('folder:2', 'box-unavailable', { message, diagnosis: diagnosis('box-unavailable'), evidence }),
      aProblem('scope:sign', 'feature-unavailable', { message, diagnosis: diagnosis('feature-unavailable'), evidence }),
      aCheck('token', { message, evidence }),
      aCheck('identity', { status: 'skip', message, skippedBecause: message }),
    ], { identity: { id: '1', login: foreign('login', words), name: foreign('name', words), enterpriseId: null } })],
    {
      run: { provider: 'github-actions', url: 'https://github.com/acme/site/actions/runs/1', event: 'push', attempt: 1, name: said },
      exchanges: [anExchange({ status: 403, requestId: said, boxRequestId: said, error: { code: said, message: said, helpUrl: said, reasons: [], wwwAuthenticate: said, retryAfterSeconds: null } })],
    },
  );
}
