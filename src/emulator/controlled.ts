import type { Faults } from './faults.ts'
import type { RecordedRequest } from './request-log.ts'
import type { SignedOnSession } from './sessions.ts'
import type { PingOneEnvironment } from './tenant.ts'

/** What a tester sees and sets, in whatever language the tests are. */
export interface Controlled {
  /** Empty until all of them are there. */
  environments: () => readonly PingOneEnvironment[]
  requests: RecordedRequest[]
  sessions: () => SignedOnSession[]
  faults: Faults
  reset: () => void
  certificate: string | undefined
}
