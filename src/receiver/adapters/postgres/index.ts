export type { PostgresOptions } from './options.ts'
export { createPostgresInbox, type PostgresInbox } from './postgres-inbox.ts'
