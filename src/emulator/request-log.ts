import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** A request as it came, with its tokens, cookies and passwords. */
export interface RecordedRequest {
  /** Such as GET, POST or OPTIONS. */
  method: string
  /** Which of PingOne's hosts was asked. */
  host: string
  /** Path and query. */
  url: string
  /** The headers as Node has them, with names in lower case. */
  headers: IncomingHttpHeaders
  /** The body as text. It is empty if there was none. */
  body: string
  /** Milliseconds since 1970. */
  receivedAt: number
}

/**
 * The limits of the log, which keep room for days of tests and megabytes of bodies. The oldest requests are dropped.
 */
const MAX_REQUESTS = 10_000
const MAX_CHARACTERS = 33_554_432

export interface RequestLog {
  requests: RecordedRequest[]
  add: (request: IncomingMessage, body: string) => void
}

export function createRequestLog(): RequestLog {
  const requests: RecordedRequest[] = []
  let characters = 0
  return {
    requests,
    add: ({ method = '', headers, url = '' }, body) => {
      // The tester may have emptied the list.
      if (requests.length === 0) characters = 0
      const host = headers.host ?? ''
      requests.push({ method, host, url, headers: { ...headers }, body, receivedAt: Date.now() })
      characters += url.length + body.length
      while (requests.length > MAX_REQUESTS || (characters > MAX_CHARACTERS && requests.length > 1)) {
        const dropped = requests.shift()
        characters -= (dropped?.url.length ?? 0) + (dropped?.body.length ?? 0)
      }
    },
  }
}
