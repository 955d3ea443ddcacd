/** What the generator and every server of the bench agree on. */
export const hooksToken = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'
export const hookPath = '/webhooks/jumpseller'
/** Where an octokit receiver takes its webhooks. */
export const githubPath = '/webhooks/github'
