export { examineFidelity, type Fidelity } from './examine-fidelity.ts'
export type { Finding } from './findings.ts'
export { type FidelityKind, type FidelityKinds, fidelityKinds } from './kinds.ts'
export type { SyntaxFault } from './syntax-error.ts'
