import { Low, Memory } from 'lowdb'
import type { StoreState } from '../ports.ts'
import { createLowdbState } from './lowdb-state.ts'
import { emptyData, type StoreData } from './records.ts'

/** State that ends with the process: for tests and simulations. */
export function createMemoryState(): StoreState {
  return createLowdbState(new Low<StoreData>(new Memory(), emptyData()))
}
