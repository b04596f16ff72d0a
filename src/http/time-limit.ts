/**
 * Runs work with a time limit and a signal. Work that ignores the signal goes on, but nothing waits for it.
 *
 * @param expired creates the error to reject with when the time is over
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
