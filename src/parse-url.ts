/** A URL as the platform reads it, or nothing. For looking at only: what `URL` writes back is not what it was given. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
