import { loadPendingStates, type StorageKey } from './pending-states.ts'

/** For which of the two the address of this document was an answer; it may have been cleaned since. */
let answered: StorageKey | undefined

export function rememberAnswer(storageKey: StorageKey): void {
  answered = storageKey
}

/**
 * Whether an address answers the other of the two, sign-off and probe, so that to this one it is an ordinary visit.
 *
 * @param isDocument whether it is the address of this document
 */
export function answersOther({ searchParams }: URL, isDocument: boolean, other: StorageKey): boolean {
  if (isDocument && answered === other) return true
  return loadPendingStates(other).some(({ state }) => state === searchParams.get('state'))
}
