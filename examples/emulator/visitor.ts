/** A browser's cookies and redirects, without a browser: enough for tests of a back end. */
export interface Visitor {
  /** Follows redirects, unless it is told not to; `path` is where it ended. */
  go: (url: string, init?: RequestInit) => Promise<{ url: string; status: number; text: string }>
}

export function createVisitor(): Visitor {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }
  const go: Visitor['go'] = async (url, init = {}) => {
    const jar = jarOf(url)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '))
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    return location
      ? go(new URL(location, url).href)
      : { url, status: answer.status, text: await answer.text() }
  }
  return { go }
}
