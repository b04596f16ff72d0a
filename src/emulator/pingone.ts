import type { Interceptor } from './answer.ts'
import type { Faults } from './faults.ts'
import type { RecordedRequest } from './request-log.ts'
import type { SignedOnSession } from './sessions.ts'
import type { PingOneEnvironment } from './tenant.ts'

/** A running PingOne, on loopback only. */
export interface PingOne {
  /** In the order of the settings. */
  readonly environments: readonly [PingOneEnvironment, ...PingOneEnvironment[]]
  /** The port that it listens on, on loopback only. */
  readonly port: number
  /** The certificate as PEM, for clients that have to trust it. It is there only with `tls`. */
  readonly certificate: string | undefined
  /** The last 10,000 requests at most, the oldest first, with their tokens. You may empty the list at any time. */
  readonly requests: RecordedRequest[]
  /** Returns who is signed on, whatever a page or an answer says. This is the truth to assert on. */
  sessions: () => SignedOnSession[]
  /** What goes wrong. Set the faults one by one, or all together by assigning another object. */
  faults: Faults
  /**
   * Lets a test answer, delay or destroy each request before PingOne sees it. `undefined` lets requests through again.
   */
  intercept: (interceptor: Interceptor | undefined) => void
  /**
   * Puts PingOne back to how it started: nobody is signed on, nothing is recorded or intercepted, and the
   * applications, users and faults are those of the settings.
   */
  reset: () => Promise<void>
  /** Ends all connections, and frees the port. */
  close: () => Promise<void>
}
