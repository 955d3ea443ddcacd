export { type Reply, readReplyScript } from '../../inspector/index.ts'
