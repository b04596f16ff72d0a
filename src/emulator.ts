/**
 * A PingOne of your own, for the tests of your application and for local development.
 *
 * @packageDocumentation
 */
import { requirePeers } from './emulator/peers.ts'

export type { Interceptor } from './emulator/answer.ts'
export type { Faults } from './emulator/faults.ts'
export type { PingOne } from './emulator/pingone.ts'
export type { RecordedRequest } from './emulator/request-log.ts'
export type { SignedOnSession } from './emulator/sessions.ts'
export type {
  ApplicationOptions,
  EnvironmentOptions,
  PingOneOptions,
  UserOptions,
} from './emulator/settings.ts'
export { startPingOne } from './emulator/start-pingone.ts'
export type { PingOneEnvironment } from './emulator/tenant.ts'

requirePeers()
