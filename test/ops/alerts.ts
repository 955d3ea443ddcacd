export interface Alert {
  name: string
  expr: string
  for?: string
  severity: string
  summary: string
}

const line = {
  expr: /^ {8}expr: (.+)$/,
  for: /^ {8}for: (.+)$/,
  severity: /^ {10}severity: (.+)$/,
  summary: /^ {10}summary: (.+)$/,
}
const frame = [/^#/, /^$/, /^groups:$/, /^ {2}- name: \w+$/, /^ {4}rules:$/, /^ {8}(labels|annotations):$/]

/**
 * The rules of a file in the one form that ours have: a key a line, plain scalars. Throws at any other line, so that
 * a slip of the pen is no rule that nobody reads.
 */
export function alertsIn(yaml: string): Alert[] {
  const alerts: Partial<Alert>[] = []
  for (const [at, text] of yaml.split('\n').entries()) {
    const [, name] = /^ {6}- alert: (\w+)$/.exec(text) ?? []
    if (name !== undefined) {
      alerts.push({ name })
      continue
    }
    const alert = alerts.at(-1)
    const found = Object.entries(line).find(([, form]) => form.test(text))
    if (found && alert) {
      const [key, form] = found
      const value = form.exec(text)?.[1] as string
      if (key in alert) throw new Error(`Line ${at + 1}: ${key} a second time`)
      // What YAML would read as something else than this text.
      if (/^[&*!|>'"%@`{[]|: | #/.test(value)) throw new Error(`Line ${at + 1}: ${value} is no plain scalar`)
      Object.assign(alert, { [key]: value })
    } else if (!frame.some((form) => form.test(text))) throw new Error(`Line ${at + 1}: ${text}`)
  }
  return alerts.map((alert) => {
    for (const key of ['expr', 'severity', 'summary'] as const) {
      if (alert[key] === undefined) throw new Error(`${alert.name} has no ${key}`)
    }
    return alert as Alert
  })
}
