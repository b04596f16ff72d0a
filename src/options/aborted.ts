/**
 * Throws the reason of an aborted signal. The signal's own method is newer than the oldest supported browsers: it came
 * with Chromium 100 and Firefox 97.
 */
export function throwIfAborted({ signal }: { readonly signal: AbortSignal | undefined }): void {
  if (signal?.aborted) throw signal.reason
}
