/**
 * A visit that is not an awaited return. `none`: an ordinary visit. `missing`: a return is awaited, but no state came
 * back. `unknown`: a state came back that is not awaited, or that was sent twice.
 */
export interface NoReturn {
  /** In this order: an ordinary visit, a pending return without a state, a state that is not pending here. */
  readonly status: 'none' | 'missing' | 'unknown'
}

/** What an address means for the requests whose return is awaited. */
export type ResolvedReturn<Pending> = { readonly status: 'verified'; readonly pending: Pending } | NoReturn

/** Looks up the states of an address among those that are awaited. With two states it is unclear which one counts. */
export function resolveReturn<Pending extends { readonly state: string }>(
  states: readonly string[],
  awaited: readonly Pending[],
): ResolvedReturn<Pending> {
  if (states.length === 0) return { status: awaited.length ? 'missing' : 'none' }
  const pending = awaited.find(({ state }) => state === states[0])
  return pending && states.length === 1 ? { status: 'verified', pending } : { status: 'unknown' }
}
