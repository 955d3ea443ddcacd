import type { Certificate, Exchange, Judged, Scenario } from '../../src/certify/index.ts'

/** All that a target can put into a report to break it. */
export const hostile = `</pre><script>alert(1)</script> "'&amp; ]]> \u001b[31m\u0000 \ud83d שלום`

export function scenario(facts: Partial<Scenario> = {}): Scenario {
  return {
    id: 'phone-null',
    group: 'bodies',
    title: 'A customer without a phone',
    why: 'The phone is null whenever the buyer gave none.',
    severity: 'loses_hook',
    mend: ['Take null.', 'Answer 2xx.'],
    needs: [],
    run: async () => ({ verdict: 'pass', says: 'It was.', evidence: [], goesOn: null }),
    ...facts,
  }
}

export const exchange: Exchange = {
  request: {
    line: 'POST /hook',
    headers: [['Jumpseller-Event', 'order_paid']],
    body: '{"order":{"id":1}}',
    size: 18,
  },
  answer: { status: 400, headers: [['X-Odd', hostile]], body: hostile },
  failure: null,
  ms: 12.4,
}

export function judged(facts: Partial<Judged> & { verdict?: Judged['finding']['verdict'] } = {}): Judged {
  const { verdict = 'pass', ...rest } = facts
  return {
    scenario: scenario(),
    finding: { verdict, says: `It was ${hostile}.`, evidence: [exchange], goesOn: null },
    consequence: null,
    ms: 3,
    ...rest,
  }
}

/** One of each verdict, all of them hostile. */
export function certificate(facts: Partial<Certificate> = {}): Certificate {
  return {
    url: 'http://127.0.0.1:8080/hook?a=1&b=<2>',
    at: Date.UTC(2026, 2, 4, 21, 7, 19),
    ms: 3_456,
    isSigned: true,
    isReadBack: false,
    rules: { profile: 'jumpseller-2014', anchor: 'previous' },
    judged: [
      judged({ scenario: scenario({ id: 'order-paid-today', group: 'events' }) }),
      judged({ verdict: 'warn', scenario: scenario({ id: 'answer-time', group: 'time', severity: 'slow' }) }),
      judged({ verdict: 'fail' }),
      judged({ verdict: 'not_judged', scenario: scenario({ id: 'kept-once', group: 'kept' }) }),
    ],
    score: 39,
    grade: 'F',
    pass: 1,
    warn: 1,
    fail: 1,
    notJudged: 1,
    blocked: 0,
    ...facts,
  }
}
