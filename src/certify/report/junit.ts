import type { Certificate } from '../certificate.ts'
import { countOf, type Judged } from '../judged.ts'
import { groups } from '../scenario.ts'
import { escaped } from './markup.ts'
import { consequenceText, exchangeText } from './words.ts'

/** JUnit XML: a suite for each group, a case for each scenario. A warning is a pass with words in system-out. */
export function junitOf(certificate: Certificate): string {
  const { judged, ms, fail, notJudged } = certificate
  const counts = `tests="${judged.length}" failures="${fail}" errors="0" skipped="${notJudged}"`
  const suites = Object.entries(groups).map(([group, title]) =>
    suiteOf(
      title,
      judged.filter(({ scenario }) => scenario.group === group),
      certificate,
    ),
  )
  const name = `Jumpseller webhook receiver ${certificate.url}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(name)}" ${counts} time="${seconds(ms)}">`,
    ...suites.filter((suite) => suite !== ''),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteOf(title: string, judged: readonly Judged[], { at }: Certificate): string {
  if (judged.length === 0) return ''
  const time = seconds(judged.reduce((sum, { ms }) => sum + ms, 0))
  const counts = `tests="${judged.length}" failures="${countOf(judged, 'fail')}" errors="0" skipped="${countOf(judged, 'not_judged')}"`
  const timestamp = new Date(at).toISOString().slice(0, 19)
  return [
    `  <testsuite name="${escaped(title)}" ${counts} time="${time}" timestamp="${timestamp}">`,
    ...judged.map(caseOf),
    '  </testsuite>',
  ].join('\n')
}

function caseOf(judged: Judged): string {
  const { scenario, finding, ms } = judged
  const open = `    <testcase classname="certify.${scenario.group}" name="${scenario.id}" time="${seconds(ms)}"`
  const told = tellingOf(judged)
  if (finding.verdict === 'pass') return `${open}/>`
  const inner = {
    fail: `<failure type="${scenario.severity}" message="${escaped(finding.says)}">${told}</failure>`,
    warn: `<system-out>${told}</system-out>`,
    not_judged: `<skipped message="${escaped(finding.says)}"/>`,
  }[finding.verdict]
  return `${open}>\n      ${inner}\n    </testcase>`
}

function tellingOf(judged: Judged): string {
  const { scenario, finding } = judged
  const lines = [
    scenario.title,
    finding.says,
    `Why it matters: ${scenario.why}`,
    `What follows: ${consequenceText(judged)}`,
    `Mend: ${scenario.mend.join(' ')}`,
    ...finding.evidence.map(exchangeText),
  ]
  return escaped(lines.join('\n'))
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
