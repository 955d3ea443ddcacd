import { visible } from '../../contract/drift/index.ts'
import type { Certificate } from '../certificate.ts'
import type { Judged } from '../judged.ts'
import type { Scenario, Verdict } from '../scenario.ts'
import { consequenceText, exchangeText, shortened, verdictWords, worstFirst } from './words.ts'

const marks: Readonly<Record<Verdict, string>> = { pass: '✔', warn: '!', fail: '✖', not_judged: '–' }
const excerptLength = 160

/** ` 7/58  ✔ order-paid-today: It was answered 200.` */
export function progressLine({ scenario, finding }: Judged, { n, of }: { n: number; of: number }): string {
  const count = `${String(n).padStart(String(of).length)}/${of}`
  return `${count}  ${marks[finding.verdict]} ${scenario.id}: ${visible(finding.says)}`
}

/** What is not well, the worst first, and the sum. What a target answered cannot steer the terminal. */
export function reportLines(certificate: Certificate): string[] {
  return [...worstFirst(certificate.judged).flatMap(findingLines), ...sumLines(certificate)]
}

function findingLines(judged: Judged): string[] {
  const { scenario, finding } = judged
  const evidence = finding.evidence.flatMap((exchange) => [
    `    ${exchangeText(exchange)}`,
    `      sent      ${shortened(exchange.request.body, excerptLength)}`,
    ...(exchange.answer ? [`      answered  ${shortened(exchange.answer.body, excerptLength)}`] : []),
  ])
  const lines = [
    `${marks[finding.verdict]} ${verdictWords[finding.verdict].toUpperCase()}  ${scenario.title}  (${scenario.id}, ${scenario.severity})`,
    `    ${finding.says}`,
    `    Why it matters: ${scenario.why}`,
    `    What follows: ${consequenceText(judged)}`,
    ...scenario.mend.map((line, at) => `    ${at === 0 ? 'Mend:' : '     '} ${line}`),
    ...evidence,
  ]
  return [...lines.map(visible), '']
}

function sumLines(certificate: Certificate): string[] {
  const { pass, warn, fail, notJudged, blocked, ms, score, grade, isSigned, isReadBack } = certificate
  const { profile, anchor } = certificate.rules
  return [
    `${pass} passed, ${warn} warned, ${fail} failed, ${notJudged} not judged, in ${(ms / 1000).toFixed(1)} s`,
    ...(blocked > 0 ? [`${blocked} could not be judged for a fault that another one tells.`] : []),
    ...(isSigned ? [] : ['Add --token T to have signatures judged.']),
    ...(isReadBack ? [] : ['Add --read URL to have judged what was kept.']),
    `What follows is told by ${profile}, anchor ${anchor}.`,
    `Grade ${grade}, ${score} of 100`,
  ]
}

/** For `--list`. */
export function listLine({ id, severity, title }: Scenario): string {
  return `${id.padEnd(34)} ${severity.padEnd(12)} ${title}`
}
