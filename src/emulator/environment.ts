import type { GenerateKeyPairResult } from 'jose'
import type { Faults } from './faults.ts'
import type { Place } from './places.ts'
import type { ApplicationOptions, EnvironmentOptions, UserOptions } from './settings.ts'

/** An environment at one of its hosts. */
export interface Environment extends EnvironmentOptions, Place {
  /** The applications as they are now. A test may change them at any time. */
  applications: ApplicationOptions[]
  users: UserOptions[]
  faults: Faults
  sameSite: 'None' | 'Lax' | 'unspecified'
  /** The keys of the environment, at all its hosts. Only the issuer tells their tokens apart [I]. */
  keys: GenerateKeyPairResult
}
