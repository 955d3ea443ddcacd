export { examineFidelity, type Fidelity } from './examine-fidelity.ts'
export type { Finding } from './findings.ts'
export { type FidelityKind, fidelityKinds, type Loss } from './kinds.ts'
export type { SyntaxFault } from './syntax-error.ts'
