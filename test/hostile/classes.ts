import type { HostileClass } from './case.ts'
import { bodyClasses } from './hooks/bodies.ts'
import { connectionClasses } from './hooks/connections.ts'
import { framingClasses } from './hooks/framing.ts'
import { headClasses } from './hooks/heads.ts'
import { sizeClasses } from './hooks/sizes.ts'
import { textClasses } from './hooks/texts.ts'
import { inspectorClasses } from './questions/inspector.ts'
import { storeClasses } from './questions/store.ts'

/** Every class of hostile input, in the order of docs/hostile-input.md. */
export const hostileClasses: readonly HostileClass[] = [
  ...bodyClasses,
  ...textClasses,
  ...sizeClasses,
  ...framingClasses,
  ...headClasses,
  ...connectionClasses,
  ...inspectorClasses,
  ...storeClasses,
]
