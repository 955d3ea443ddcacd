import type { Incident } from './incident.ts'
import { blackFriday } from './presets/black-friday.ts'
import { cancelRacesShip } from './presets/cancel-races-ship.ts'
import { deploy90min } from './presets/deploy-90min.ts'
import { doublePaid } from './presets/double-paid.ts'
import { halfBody } from './presets/half-body.ts'
import { slowErp } from './presets/slow-erp.ts'
import { tokenRotated } from './presets/token-rotated.ts'
import { weekendDown } from './presets/weekend-down.ts'

export const incidents: readonly Incident[] = [
  deploy90min,
  weekendDown,
  slowErp,
  tokenRotated,
  doublePaid,
  cancelRacesShip,
  blackFriday,
  halfBody,
]
