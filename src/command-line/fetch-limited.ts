import { readBody } from '../http/read-body.ts'

const MAX_BODY = 262_144

const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host name',
  EAI_AGAIN: 'the name server does not answer',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ETIMEDOUT: 'it did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
}

/** Follows no redirect, reads the whole answer, and of a body beyond 256 KiB the beginning alone, which no JSON is. */
export async function fetchLimited(
  url: string,
  { headers: sent, signal }: { headers: Record<string, string>; signal?: AbortSignal | undefined },
): Promise<Response> {
  const init = { headers: sent, redirect: 'manual', ...(signal && { signal }) } as const
  const response = await fetch(url, init)
  const body = await readBody(response, MAX_BODY)
  const { status, headers } = response
  // Of a 204 or 304, `Response` takes none.
  return new Response(body.length ? body : null, { status, headers })
}

/** Why no answer came: in words of ours, since an error's own may hold what comes from outside. */
export function causeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } }
  if (name === 'TimeoutError') return 'it did not answer in time'
  const code = cause?.code
  if (typeof code !== 'string') return 'the request failed'
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE/.test(code)) return `no secure connection came about (${code})`
  return CAUSES[code] ?? `the request failed (${code})`
}
