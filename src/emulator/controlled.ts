import type { Faults } from './faults.ts'
import type { RecordedRequest } from './request-log.ts'
import type { SignedOnSession } from './sessions.ts'
import type { PingOneEnvironment } from './tenant.ts'

/** What a tester can see and set, whatever language the tests are written in. */
export interface Controlled {
  /** Empty until all environments are ready. */
  environments: () => readonly PingOneEnvironment[]
  requests: RecordedRequest[]
  sessions: () => SignedOnSession[]
  faults: Faults
  reset: () => void
  certificate: string | undefined
}
