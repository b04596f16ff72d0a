import type { Interceptor } from './answer.ts'
import type { Faults } from './faults.ts'
import type { RecordedRequest } from './request-log.ts'
import type { SignedOnSession } from './sessions.ts'
import type { PingOneEnvironment } from './tenant.ts'

/** A PingOne that runs, on loopback alone. */
export interface PingOne {
  /** In the order of the settings. */
  readonly environments: readonly [PingOneEnvironment, ...PingOneEnvironment[]]
  /** Where it listens, on loopback alone. */
  readonly port: number
  /** PEM, for clients that have to trust it: only with `tls`. */
  readonly certificate: string | undefined
  /** What was asked, the oldest first, tokens in: the last 10,000 requests. Empty it whenever you like. */
  readonly requests: RecordedRequest[]
  /** Who is signed on, whatever a page or an answer says: the truth to assert on. */
  sessions: () => SignedOnSession[]
  /** What goes wrong. Set one by one, or all together by another object. */
  faults: Faults
  /** Lets a test answer, delay or destroy each request before PingOne sees it; `undefined` lets them through again. */
  intercept: (interceptor: Interceptor | undefined) => void
  /** Back to how it started: nobody signed on, nothing recorded, the settings' applications, users and faults. */
  reset: () => Promise<void>
  /** Ends all connections, and frees the port. */
  close: () => Promise<void>
}
