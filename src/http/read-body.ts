/**
 * Reads the beginning of an answer's body. It cancels the rest when it has read enough, or when the signal aborts.
 *
 * @param limit the number of octets to read at most
 */
export async function readBody(
  { body }: Response,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader()
  const hangUp = () => void reader?.cancel().catch(() => {})
  signal?.addEventListener('abort', hangUp)
  const read = new Uint8Array(limit)
  let length = 0
  while (length < limit) {
    const chunk = (await reader?.read())?.value?.subarray(0, limit - length)
    if (!chunk) break
    read.set(chunk, length)
    length += chunk.length
  }
  hangUp()
  return read.subarray(0, length)
}
