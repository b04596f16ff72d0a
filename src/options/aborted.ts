/** The signal's own method is younger than the browsers that are supported (Chromium 100, Firefox 97). */
export function throwIfAborted({ signal }: { readonly signal: AbortSignal | undefined }): void {
  if (signal?.aborted) throw signal.reason
}
