/** The address that the user came to, or another, which may be relative to it. */
export function readAddress(url: string = location.href): URL {
  return new URL(url, location.href)
}

/**
 * Takes parameters out of the address bar, and keeps `history.state` and every other byte: `searchParams` would rewrite
 * the rest of the query.
 */
export function removeParameters(isOurs: (name: string, value: string) => boolean): void {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(location.href) ?? []
  const isKept = (pair: string) =>
    ![...new URLSearchParams(`&${pair}`)].some(([name, value]) => isOurs(name, value))
  const rest = query.split('&').filter(isKept).join('&')
  try {
    if (rest !== query) history.replaceState(history.state, '', path + (rest && `?${rest}`) + fragment)
  } catch {
    // Browsers limit how often an address may change; what was read of it is as good.
  }
}
