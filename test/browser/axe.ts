import axe, { type AxeResults, type NodeResult, type Result } from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds wrong, a line for each element: `image-alt (critical) at img: Images must have …`. It runs in
 * a world of its own through the debugger, so that the page's CSP stays as strict as it is.
 */
export async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  try {
    const { frameTree } = await session.send('Page.getFrameTree')
    const world = { frameId: frameTree.frame.id, worldName: 'axe' }
    const { executionContextId } = await session.send('Page.createIsolatedWorld', world)
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: executionContextId,
      expression: `${axe.source}; axe.run(document, { resultTypes: ['violations'] })`,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    const found: AxeResults = result.value
    return found.violations.flatMap((violation) => violation.nodes.map((node) => line(violation, node)))
  } finally {
    await session.detach()
  }
}

function line({ id, impact, help }: Result, { target, failureSummary = '' }: NodeResult): string {
  return `${id} (${impact}) at ${target.join(' ')}: ${help}. ${failureSummary.replaceAll(/\s+/g, ' ')}`
}

export async function expectAccessible(page: Page): Promise<void> {
  const found = await violations(page)
  if (found.length > 0) throw new Error(`axe finds on ${page.url()}:\n${found.join('\n')}`)
}
