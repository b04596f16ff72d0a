/** Returns the address of this document, or another address, which may be relative to it. */
export function readAddress(url: string = location.href): URL {
  return new URL(url, location.href)
}

/**
 * Removes parameters from the address bar. It keeps `history.state` and every other byte: `searchParams` would rewrite
 * the rest of the query.
 */
export function removeParameters(names: readonly string[]): void {
  const isKept = (pair: string) =>
    ![...new URLSearchParams(`&${pair}`).keys()].some((name) => names.includes(name))
  const cleaned = location.href.replace(/^([^?#]*)\?([^#]*)/, (_, path, query) => {
    const rest = query.split('&').filter(isKept).join('&')
    return path + (rest && `?${rest}`)
  })
  try {
    history.replaceState(history.state, '', cleaned)
  } catch {
    // Browsers limit how often an address may change. What was read from it is still valid.
  }
}
