/** The quiet language of the inspector's page (its tokens.css), for one page that is read once and printed. */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
  --paper: light-dark(#ffffff, #14171c);
  --panel: light-dark(#f6f7f9, #1b1f26);
  --line: light-dark(#dde1e7, #323945);
  --ink: light-dark(#171b22, #e8ebf0);
  --ink-2: light-dark(#4b5463, #b0b8c5);
  --good: light-dark(#136c3a, #6fd49b);
  --good-fill: light-dark(#e2f5ea, #173626);
  --warn: light-dark(#7d4c00, #f1bd62);
  --warn-fill: light-dark(#fdf0d5, #3a2c10);
  --bad: light-dark(#ad1f2d, #ff9a9d);
  --bad-fill: light-dark(#fde6e7, #45191d);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.25rem 1.5rem; background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.5 var(--font); }
h1 { font-size: 1.625rem; line-height: 1.2; margin: 0 0 0.25rem; }
h2 { font-size: 1.1875rem; margin: 2.25rem 0 0.75rem; }
h3 { font-size: 0.9375rem; margin: 0; }
p { margin: 0.25rem 0; }
code, pre { font: 0.8125rem/1.5 var(--mono); }
code { overflow-wrap: anywhere; }
pre { margin: 0.25rem 0 0; padding: 0.5rem 0.75rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: 0.375rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.quiet { color: var(--ink-2); font-size: 0.8125rem; }
header { display: flex; gap: 1.5rem; align-items: center; }
.grade { flex: none; min-width: 5rem; text-align: center; padding: 0.5rem; white-space: nowrap; border-radius: 0.625rem; }
.grade b { display: block; font-size: 2.5rem; line-height: 1.1; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem; padding: 0; margin: 1.5rem 0 0; list-style: none; }
.chip { display: inline-block; padding: 0.0625rem 0.5rem; border-radius: 0.375rem; border: 1px solid var(--line);
  font-size: 0.8125rem; white-space: nowrap; }
.pass { background: var(--good-fill); color: var(--good); border-color: transparent; }
.warn { background: var(--warn-fill); color: var(--warn); border-color: transparent; }
.fail { background: var(--bad-fill); color: var(--bad); border-color: transparent; }
.finding { border: 1px solid var(--line); border-radius: 0.625rem; padding: 0.75rem 1rem; margin: 0.75rem 0;
  break-inside: avoid; }
.finding .top { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; }
.finding dl { margin: 0.5rem 0 0; display: grid; grid-template-columns: 7rem 1fr; gap: 0.25rem 0.75rem; }
.finding dt { color: var(--ink-2); }
.finding dd { margin: 0; min-width: 0; }
.finding dd > p:first-child { margin-top: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; overflow-wrap: anywhere; }
th { text-align: left; font-weight: 600; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th:first-child { width: 7rem; }
tr { break-inside: avoid; }
@media (max-width: 40rem) {
  .finding dl { grid-template-columns: 1fr; }
  body { padding: 1.5rem 0.75rem; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .chip, .grade { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
