export { openOneHookStore } from '../../certify/index.ts'
