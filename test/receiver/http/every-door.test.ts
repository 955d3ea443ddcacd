import { doorSuite } from '../../suites/door.ts'
import { everyDoor } from './every-door.ts'

for (const door of everyDoor) doorSuite(door)
