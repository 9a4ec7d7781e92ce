/** The page's whole style. Colours by status in one place, once for light and once for dark; nothing is loaded. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #ffffff; --line: #dce1e7; --ink: #1b2430; --quiet: #566373; --link: #0b5cad; --code: #eef1f5; --track: #f0f2f5;
  --pass: #18794e; --pass-soft: #e3f5ec; --fail: #c2232b; --fail-soft: #fdeaea; --warn: #8f5a00; --warn-soft: #fdf2d8;
  --error: #7a3fc0; --error-soft: #f1e9fb; --skip: #5d6875; --skip-soft: #eceff3;
  --bar-pass: #2f9e6d; --bar-fail: #d9444c; --bar-error: #9461d6;
  --shadow: 0 1px 2px rgb(20 30 45 / 6%), 0 6px 20px rgb(20 30 45 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1218; --card: #171d26; --line: #2b3442; --ink: #e7ecf2; --quiet: #a0acba; --link: #7ab7ff; --code: #222b37; --track: #1f2732;
    --pass: #5ed6a0; --pass-soft: #12301f; --fail: #ff8e8e; --fail-soft: #3a1a1d; --warn: #f3c05c; --warn-soft: #362a10;
    --error: #c7a3ff; --error-soft: #2a1d3f; --skip: #a0acba; --skip-soft: #232b36;
    --bar-pass: #3fb882; --bar-fail: #e8676d; --bar-error: #a97be6;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: clamp(1rem, 3vw, 2.5rem) clamp(.9rem, 3vw, 2rem) 3rem; }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: clamp(1.35rem, 1.1rem + 1.6vw, 1.9rem); line-height: 1.2; letter-spacing: -.012em; text-wrap: balance; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .9rem; letter-spacing: -.01em; }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 4px; }
code { font: .875em/1.45 ui-monospace, SFMono-Regular, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--code); border-radius: 5px; padding: .1em .35em; }
summary { cursor: pointer; }
.quiet { color: var(--quiet); }
.small { font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
.pass { --tone: var(--pass); --soft: var(--pass-soft); } .fail { --tone: var(--fail); --soft: var(--fail-soft); }
.warn { --tone: var(--warn); --soft: var(--warn-soft); } .error { --tone: var(--error); --soft: var(--error-soft); }
.skip { --tone: var(--skip); --soft: var(--skip-soft); }
.mark { display: inline-grid; place-items: center; flex: none; width: 1.65rem; height: 1.65rem; border-radius: 50%; background: var(--soft); color: var(--tone); font-weight: 700; font-size: .95rem; line-height: 1; }

.hero { padding: clamp(1.1rem, 3vw, 1.9rem); border-top: 5px solid var(--tone); }
.hero-top { display: flex; gap: clamp(.8rem, 2.5vw, 1.3rem); align-items: flex-start; }
.hero .mark { width: clamp(2.7rem, 8vw, 3.6rem); height: clamp(2.7rem, 8vw, 3.6rem); font-size: clamp(1.3rem, 4vw, 1.8rem); }
.brand { color: var(--quiet); font-size: .9rem; margin-bottom: .15rem; }
.brand b { color: var(--tone); text-transform: uppercase; letter-spacing: .06em; font-size: .82rem; }
.counts { display: flex; flex-wrap: wrap; gap: .45rem; margin-top: .8rem; }
.chip { background: var(--soft); color: var(--tone); border-radius: 999px; padding: .12rem .7rem; font-size: .875rem; font-weight: 600; }
.note { margin-top: 1rem; padding: .7rem .9rem; border-radius: 10px; background: var(--warn-soft); color: var(--ink); font-size: .95rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem 1.4rem; margin-top: 1.2rem; padding-top: 1.1rem; border-top: 1px solid var(--line); font-size: .93rem; }
.facts dd span { white-space: nowrap; }
.facts dt { color: var(--quiet); font-size: .8rem; }

.problem { margin-bottom: 1rem; padding: 1.15rem clamp(1rem, 2.5vw, 1.5rem) 1.1rem; border-left: 5px solid var(--tone); }
.problem-head { display: flex; gap: .75rem; align-items: flex-start; }
.problem h3 { font-size: 1.06rem; line-height: 1.4; font-weight: 650; }
.keys { display: flex; flex-wrap: wrap; gap: .35rem; margin-bottom: .3rem; align-items: center; }
.problem .cause, .problem .also { margin-top: .6rem; }
.problem .also li { display: flex; flex-wrap: wrap; gap: .1rem .6rem; margin-top: .3rem; }
.steps { margin: .9rem 0 0; padding: .8rem 1rem .85rem 2.3rem; background: var(--soft); border-radius: 10px; }
.steps li + li { margin-top: .4rem; } .steps li::marker { color: var(--tone); font-weight: 700; }
.steps code, .note code { background: var(--card); }
.aside { margin-top: .8rem; display: flex; flex-wrap: wrap; gap: .15rem 1.2rem; }
.seen { margin-top: .8rem; } .seen ul { margin-top: .45rem; } .seen li { padding-left: 1rem; position: relative; margin-top: .25rem; }
.seen li::before { content: "–"; position: absolute; left: 0; color: var(--quiet); }

.target { margin-bottom: 1rem; overflow: hidden; }
.target h3 { font-size: 1rem; padding: .85rem clamp(.9rem, 2.5vw, 1.3rem); border-bottom: 1px solid var(--line); font-weight: 650; }
.target h3 .quiet { font-weight: 400; font-size: .92rem; margin-left: .5rem; }
.check { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 .8rem; padding: .7rem clamp(.9rem, 2.5vw, 1.3rem); align-items: start; }
.check + .check { border-top: 1px solid var(--line); }
.check .id { font-weight: 600; } .check .time { white-space: nowrap; padding-top: .1rem; font-variant-numeric: tabular-nums; }
.check p { color: var(--ink); font-size: .95rem; } .check.skip p { color: var(--quiet); }

.requests { padding: 1rem clamp(.9rem, 2.5vw, 1.3rem) .6rem; --label: 17rem; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin-bottom: .9rem; }
.legend span { display: inline-flex; align-items: center; gap: .4rem; }
.legend i { width: 1.3rem; height: .7rem; border-radius: 3px; background: var(--bar); }
.ok { --bar: var(--bar-pass); } .refused { --bar: var(--bar-fail); } .unanswered { --bar: var(--bar-error); }
i.wait, .bar.wait { background: repeating-linear-gradient(115deg, var(--quiet) 0 2px, transparent 2px 6px); opacity: .65; }
.axis, .track { position: relative; margin-left: calc(var(--label) + 1rem); }
.axis { height: 1.4rem; font-size: .75rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.axis span { position: absolute; white-space: nowrap; padding-left: .25rem; border-left: 1px solid var(--line); height: 100%; }
.request summary { display: grid; grid-template-columns: var(--label) minmax(0, 1fr); gap: 1rem; align-items: center; padding: .38rem 0; list-style: none; border-top: 1px solid var(--line); }
.request summary::-webkit-details-marker { display: none; }
.request .label { display: flex; gap: .5rem; align-items: baseline; font-size: .9rem; min-width: 0; }
.request .label b { font-weight: 600; } .request .label .when { margin-left: auto; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.request .number { min-width: 1.5rem; text-align: right; font-variant-numeric: tabular-nums; }
.request .track { margin-left: 0; height: 1.15rem; background: var(--track); border-radius: 4px; overflow: hidden; }
.bar { position: absolute; top: 0; bottom: 0; min-width: 3px; border-radius: 3px; background: var(--bar); }
.request dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .2rem 1rem; padding: .3rem 0 .9rem 2rem; font-size: .9rem; }
.request dt { color: var(--quiet); }
.request:target summary { background: var(--warn-soft); }
.request .tag { background: var(--skip-soft); color: var(--skip); border-radius: 999px; padding: 0 .5rem; font-size: .78rem; white-space: nowrap; }
footer { margin-top: 2.2rem; color: var(--quiet); font-size: .875rem; }
@media (max-width: 44rem) {
  .requests { --label: 0px; }
  .axis { margin-left: 0; }
  .request summary { grid-template-columns: minmax(0, 1fr); gap: .3rem; padding: .55rem 0 .65rem; }
  .request .track { height: .8rem; }
  .request dl { padding-left: 0; grid-template-columns: minmax(0, 1fr); gap: 0; } .request dd { margin-bottom: .45rem; }
  .check .time { grid-column: 2; grid-row: 2; padding: 0; }
  .target h3 .quiet { display: block; margin-left: 0; }
}
@media print { body { background: #fff; } .card { box-shadow: none; break-inside: avoid; } }
`;
