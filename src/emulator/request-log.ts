import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** A request as it came, tokens, cookies and passwords in. */
export interface RecordedRequest {
  /** GET, POST, OPTIONS. */
  method: string
  /** Which of PingOne's hosts was asked. */
  host: string
  /** Path and query. */
  url: string
  /** As Node has them: lower-case names. */
  headers: IncomingHttpHeaders
  /** As text; empty where there was none. */
  body: string
  /** Milliseconds since 1970. */
  receivedAt: number
}

/** So that days of tests and megabytes of body find room: the oldest requests are dropped. */
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
      // Whoever tests may have emptied it.
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
