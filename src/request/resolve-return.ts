/**
 * A visit that answers nothing awaited. `none`: an ordinary one. `missing`: a return is awaited, but no state came back.
 * `unknown`: a state that is not awaited, or was sent twice.
 */
export interface NoReturn {
  /** An ordinary visit; nothing came back of what is pending; or a state that is not pending here. */
  readonly status: 'none' | 'missing' | 'unknown'
}

/** What an address is to those whose return is awaited. */
export type ResolvedReturn<Pending> = { readonly status: 'verified'; readonly pending: Pending } | NoReturn

/** Looks the states of an address up among those that are awaited. Two leave open which counts. */
export function resolveReturn<Pending extends { readonly state: string }>(
  states: readonly string[],
  awaited: readonly Pending[],
): ResolvedReturn<Pending> {
  if (states.length === 0) return { status: awaited.length ? 'missing' : 'none' }
  const pending = awaited.find(({ state }) => state === states[0])
  return pending && states.length === 1 ? { status: 'verified', pending } : { status: 'unknown' }
}
