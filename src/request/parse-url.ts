/**
 * Returns a URL as the platform reads it, or `undefined`. It is for reading only: `URL` may write another text back.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}
