/** What an address is to the sign-offs whose return is awaited. */
export type ResolvedReturn<Pending> =
  | { readonly status: 'verified'; readonly pending: Pending }
  | { readonly status: 'none' | 'missing' | 'unknown' }

/** Looks the state of an address up among those that are awaited. A state sent twice leaves open which counts. */
export function resolveReturn<Pending extends { readonly state: string }>(
  { searchParams }: URL,
  awaited: readonly Pending[],
): ResolvedReturn<Pending> {
  const states = searchParams.getAll('state')
  if (states.length === 0) return { status: awaited.length ? 'missing' : 'none' }
  const pending = awaited.find(({ state }) => state === states[0])
  return pending && states.length === 1 ? { status: 'verified', pending } : { status: 'unknown' }
}
