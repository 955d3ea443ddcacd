import { postgresServer } from '../postgres-server.ts'

interface HostileDatabase {
  connectionString: string
  remove(): Promise<void>
}

/** A server of the run's own for `embedded`, else the one at a URL, which is left with the schemas `hostile_…`. */
export async function openDatabase(place: string): Promise<HostileDatabase> {
  if (place === 'embedded') return postgresServer()
  return { connectionString: place, remove: async () => {} }
}
