/** What people confuse in `https://app.example.com:8443/bye/?a=b`, beside upper and lower case. */
const CONFUSED: readonly { readonly name: string; readonly part: RegExp }[] = [
  { name: 'scheme', part: /^[^:]*/ },
  { name: 'host', part: /:\/\/[^/:?]*/ },
  { name: 'port', part: /:\d+(?![^/?])/ },
  { name: 'the last slash', part: /\/(?![^?])/ },
]

/** Finds, of the registered URIs, the first that differs in nothing but what people confuse. */
export function findNearMiss(uri: string, registered: readonly string[]): string | undefined {
  const rest = strip(uri)
  return registered.find((candidate) => strip(candidate) === rest)
}

/** In what a URI differs from its near miss, in words. */
export function describeDifference(uri: string, near: string): string {
  const differing = CONFUSED.filter(({ part }) => read(uri, part) !== read(near, part))
  return differing.map(({ name }) => name).join(' and ') || 'upper and lower case'
}

function strip(uri: string): string {
  return CONFUSED.reduce((text, { part }) => text.replace(part, ''), uri.toLowerCase())
}

function read(uri: string, part: RegExp): string | undefined {
  return part.exec(uri.toLowerCase())?.[0]
}
