/**
 * Draws docs/images/summary.png, comment.png, issue.png, report.png and report-phone.png: the built action in a simulated Box and
 * before a small stand-in for GitHub, its markdown in GitHub's style, in the Chromium of this machine (or of
 * BOX_PREFLIGHT_TEST_BROWSER). Run it after a change of these pages (`npm run build && node scripts/pictures-pages.mjs`). Ports and
 * timings differ from run to run, so CI does not compare the pictures.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { marked } from 'marked';
import { chromium } from 'playwright-core';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const SCENARIO = 'viewer-cannot-upload';
const BOT = { login: 'github-actions[bot]', type: 'Bot', id: 41898282 };

/** Remembers what is posted, and lists it; enough of GitHub for one comment and one issue. */
async function startGithub() {
  const posted = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const given = body === '' ? {} : JSON.parse(body);
    const now = new Date().toISOString();
    const answer = { id: posted.length + 1, number: posted.length + 1, state: 'open', labels: [], html_url: 'https://github.com/acme/site', user: BOT, author_association: 'NONE', created_at: now, updated_at: now, ...given };
    if (request.method === 'POST' && given.body !== undefined) posted.push(answer);
    const list = request.method === 'GET' ? posted : answer;
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(list));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, posted, close: () => server.close() };
}

/** A scenario's Box in a process of its own, and the inputs of its job. */
async function startBox(folder) {
  const file = path.join(folder, 'box.env');
  const box = spawn(process.execPath, [path.join(root, 'dist/cli.mjs'), 'simulate', SCENARIO, '--port', '0', '--write-env', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => box.stdout.on('data', (chunk) => String(chunk).includes('Ctrl-C') && resolve()));
  const given = parseEnv((await readFile(file, 'utf8')).replaceAll(/^export /gmu, ''));
  const inputs = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replace('BOX_PREFLIGHT_', 'INPUT_').replaceAll('_', '-').replace('INPUT-', 'INPUT_'), value]));
  return { inputs, close: () => box.kill('SIGTERM') };
}

/** Runs the built action as the runner would. */
async function runAction(folder, env, event) {
  const at = (name) => path.join(folder, name);
  await Promise.all([writeFile(at('summary'), ''), writeFile(at('output'), ''), writeFile(at('event.json'), JSON.stringify(event))]);
  const child = spawn(process.execPath, [path.join(root, 'dist/action.mjs')], { cwd: folder, stdio: 'ignore', env: {
    GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: at('summary'), GITHUB_OUTPUT: at('output'), GITHUB_EVENT_PATH: at('event.json'), GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder,
    GITHUB_WORKFLOW: 'Deploy', GITHUB_JOB: 'preflight', GITHUB_REPOSITORY: 'acme/site', GITHUB_SERVER_URL: 'https://github.com', GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1', RUNNER_OS: 'Linux', ...env,
  } });
  await new Promise((resolve) => child.on('close', resolve));
}

/** What people see: the summary, the comment, the issue as markdown; the report as HTML. */
async function collect(folder) {
  const [github, box] = await Promise.all([startGithub(), startBox(folder)]);
  try {
    const common = { ...box.inputs, 'GITHUB_API_URL': github.url, 'INPUT_GITHUB-TOKEN': 'stand-in-for-a-token', 'INPUT_REPORTS': 'html=report.html', 'INPUT_DETAILS': 'full' };
    const repo = { full_name: 'acme/site' };
    await runAction(folder, { ...common, GITHUB_EVENT_NAME: 'pull_request', INPUT_COMMENT: 'always' }, { pull_request: { number: 7, head: { repo, sha: 'abcdef0123456789' }, base: { repo } } });
    const comment = github.posted.splice(0).at(-1)?.body;
    await runAction(folder, { ...common, 'GITHUB_EVENT_NAME': 'schedule', 'INPUT_TRACKING-ISSUE': 'true' }, {});
    const issue = github.posted.at(-1);
    if (comment === undefined || issue === undefined) throw new Error('The action wrote no comment or no issue.');
    return { summary: await readFile(path.join(folder, 'summary'), 'utf8'), comment, issue: `# ${issue.title}\n\n${issue.body}`, report: await readFile(path.join(folder, 'report.html'), 'utf8') };
  } finally {
    github.close();
    box.close();
  }
}

async function styled(markdown) {
  const css = await readFile(createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'), 'utf8');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${css} body { margin: 0 } article { padding: 24px }</style><article class="markdown-body">${await marked.parse(markdown)}</article></html>`;
}

async function main() {
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-pictures-'));
  const browser = await chromium.launch({ executablePath: process.env.BOX_PREFLIGHT_TEST_BROWSER ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const seen = await collect(folder);
    const pictures = [
      ['summary', await styled(seen.summary), { width: 1012 }], ['comment', await styled(seen.comment), { width: 860 }], ['issue', await styled(seen.issue), { width: 860 }],
      ['report', seen.report, { width: 1012 }], ['report-phone', seen.report, { width: 390, colorScheme: 'dark', height: 1340 }],
    ];
    for (const [name, html, { width, height = null, colorScheme = 'light' }] of pictures) {
      const page = await browser.newPage({ viewport: { width, height: height ?? 200 }, colorScheme });
      await page.setContent(html);
      await page.screenshot({ path: path.join(root, 'docs/images', `${name}.png`), fullPage: height === null });
      await page.close();
      console.log(`drew docs/images/${name}.png`);
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
