/**
 * Gives work so much time and a signal. Work that ignores the signal is left to itself.
 *
 * @param expired makes the reason to reject with
 */
export async function withTimeLimit<T>(
  milliseconds: number,
  expired: () => Error,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(expired()), milliseconds)
  const stop = () => limit.abort(signal?.reason)
  signal?.addEventListener('abort', stop)
  try {
    return await Promise.race([rejection(limit.signal), work(limit.signal)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}
