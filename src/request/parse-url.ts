/** A URL as the platform reads it, or nothing. To look at only: what `URL` writes back is not what it was given. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}
