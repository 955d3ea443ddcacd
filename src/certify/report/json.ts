import type { Certificate } from '../certificate.ts'
import type { Judged } from '../judged.ts'
import { consequenceText } from './words.ts'

/** One line of NDJSON for a scenario. */
export function judgedRecord(judged: Judged): object {
  const { scenario, finding, consequence, ms } = judged
  const { id, group, title, severity, why, mend } = scenario
  const { verdict, says, evidence, blockedBy = null } = finding
  const isBad = verdict === 'fail' || verdict === 'warn'
  return {
    type: 'scenario',
    id,
    group,
    title,
    severity,
    verdict,
    says,
    blockedBy,
    ms: Math.round(ms),
    ...(isBad && { why, follows: consequenceText(judged), consequence, mend, evidence }),
  }
}

/** The last line. */
export function resultRecord(certificate: Certificate): object {
  const { url, score, grade, pass, warn, fail, notJudged, blocked, isSigned, isReadBack, rules, ms } =
    certificate
  return {
    type: 'result',
    url,
    score,
    grade,
    pass,
    warn,
    fail,
    notJudged,
    blocked,
    signed: isSigned,
    readBack: isReadBack,
    ...rules,
    ms: Math.round(ms),
  }
}
