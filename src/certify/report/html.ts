import type { Certificate } from '../certificate.ts'
import { type Exchange, outcomeText } from '../exchange.ts'
import type { Judged } from '../judged.ts'
import { groups, type Verdict } from '../scenario.ts'
import { htmlStyle } from './html-style.ts'
import { escaped } from './markup.ts'
import { consequenceText, verdictWords, worstFirst } from './words.ts'

/** One file that needs nothing beside it: no script, nothing from outside. */
export function htmlOf(certificate: Certificate): string {
  const bad = worstFirst(certificate.judged)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Grade ${certificate.grade}: ${escaped(certificate.url)}</title>
<style>${htmlStyle}</style>
</head>
<body>
${head(certificate)}
${bad.length > 0 ? `<h2>What to mend</h2>\n${bad.map(findingOf).join('\n')}` : ''}
${everything(certificate)}
</main>
</body>
</html>
`
}

function head(certificate: Certificate): string {
  const { grade, score, url, at, ms, pass, warn, fail, notJudged, rules, isSigned, isReadBack } = certificate
  const left = [
    isSigned ? '' : 'Signatures were not judged: no token was given.',
    isReadBack ? '' : 'What was kept was not judged: no address to read it was given.',
  ].filter(Boolean)
  const made = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC, in ${(ms / 1000).toFixed(1)} s`
  return `<header>
<div class="grade ${toneOf(certificate)}"><b>${grade}</b>${score} of 100</div>
<div>
<h1>Webhook receiver, certified</h1>
<p><code>${escaped(url)}</code></p>
<p class="quiet">${made}. What follows is told by ${rules.profile}, anchor ${rules.anchor}. ${left.join(' ')}</p>
</div>
</header>
<main>
<ul class="counts">
${chip('pass', `${pass} passed`)}
${chip('warn', `${warn} warned`)}
${chip('fail', `${fail} failed`)}
${chip('', `${notJudged} not judged`)}
</ul>`
}

function toneOf({ fail, warn }: Certificate): Verdict {
  if (fail > 0) return 'fail'
  return warn > 0 ? 'warn' : 'pass'
}

function chip(tone: string, text: string): string {
  return `<li class="chip ${tone}">${text}</li>`
}

function findingOf(judged: Judged): string {
  const { scenario, finding } = judged
  const rows: [string, string][] = [
    ['Why', withCode(scenario.why)],
    ['What follows', escaped(consequenceText(judged))],
    ['Mend', scenario.mend.map(withCode).join('<br>')],
    ...finding.evidence.map((exchange): [string, string] => ['Evidence', evidenceOf(exchange)]),
  ]
  return `<section class="finding">
<div class="top"><span class="chip ${finding.verdict}">${verdictWords[finding.verdict]}</span><h3>${escaped(scenario.title)}</h3>
<span class="quiet"><code>${scenario.id}</code> · ${scenario.severity.replace('_', ' ')}</span></div>
<p>${escaped(finding.says)}</p>
<dl>${rows.map(([name, text]) => `<dt>${name}</dt><dd>${text}</dd>`).join('\n')}</dl>
</section>`
}

/** Our own sentences put code between ticks. */
function withCode(text: string): string {
  return escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}

function evidenceOf(exchange: Exchange): string {
  const { request, answer } = exchange
  const lines = (list: Exchange['request']['headers']) =>
    list.map(([name, value]) => `${name}: ${value}`).join('\n')
  const sent = `${request.line}\n${lines(request.headers)}\n\n${request.body}`
  const received = answer ? `${answer.status}\n${lines(answer.headers)}\n\n${answer.body}` : ''
  const came = `${outcomeText(exchange)} in ${Math.round(exchange.ms)} ms`
  return `<p>${escaped(came)}</p><pre>${escaped(sent.trimEnd())}</pre>${
    received && `<pre>${escaped(received.trimEnd())}</pre>`
  }`
}

function everything({ judged }: Certificate): string {
  const parts = Object.entries(groups).map(([group, title]) => {
    const own = judged.filter(({ scenario }) => scenario.group === group)
    return own.length > 0 ? `<h2>${title}</h2>\n${tableOf(own)}` : ''
  })
  return parts.filter(Boolean).join('\n')
}

function tableOf(judged: readonly Judged[]): string {
  const rows = judged.map(({ scenario, finding: { verdict, says } }) => {
    const tone = verdict === 'not_judged' ? '' : verdict
    return `<tr><td><span class="chip ${tone}">${verdictWords[verdict]}</span></td><td>${escaped(scenario.title)}<br><span class="quiet"><code>${scenario.id}</code></span></td><td>${escaped(says)}</td></tr>`
  })
  return `<table>
<thead><tr><th scope="col">Verdict</th><th scope="col">Scenario</th><th scope="col">Finding</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}
