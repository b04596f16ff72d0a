import { readBody } from '../http/read-body.ts'
import { fetchThroughProxy } from './fetch-through-proxy.ts'
import { findProxy } from './find-proxy.ts'

const MAX_BODY = 262_144

const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host name',
  EAI_AGAIN: 'the name server does not answer',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  PROXY_UNUSABLE: 'HTTPS_PROXY names no http or https proxy',
  PROXY_UNREACHABLE: 'the proxy that HTTPS_PROXY names cannot be reached',
  PROXY_407: 'the proxy that HTTPS_PROXY names asks for another name or password (status 407)',
  ETIMEDOUT: 'it did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
}

interface Asked {
  readonly headers: Record<string, string>
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a GET, follows no redirect, and reads the whole answer. Of a body beyond 256 KiB it reads only the beginning,
 * which is never valid JSON.
 */
export async function fetchLimited(url: string, asked: Asked): Promise<Response> {
  try {
    return await readLimited(await send(url, asked))
  } catch (error) {
    // Node's own client rejects with another error than the signal's reason.
    asked.signal?.throwIfAborted()
    throw error
  }
}

/** Sends a GET, through a proxy if the environment names one. */
function send(url: string, { headers, signal }: Asked): Promise<Response> {
  const proxy = findProxy(new URL(url))
  if (proxy) return fetchThroughProxy(new URL(url), proxy, { headers, signal })
  return fetch(url, { headers, redirect: 'manual', ...(signal && { signal }) })
}

async function readLimited(response: Response): Promise<Response> {
  const body = await readBody(response, MAX_BODY)
  const { status, headers } = response
  // `Response` takes no body for a status of 204 or 304.
  return new Response(body.length ? body : null, { status, headers })
}

/** Says why no answer came. The words are our own, because an error's message may contain text from outside. */
export function causeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } }
  if (name === 'TimeoutError') return 'it did not answer in time'
  const code = cause?.code
  if (typeof code !== 'string') return 'the request failed'
  const [, status] = /^PROXY_(\d+)$/.exec(code) ?? []
  if (status && !CAUSES[code]) return `the proxy that HTTPS_PROXY names refused (status ${status})`
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE/.test(code)) return `no secure connection came about (${code})`
  return CAUSES[code] ?? `the request failed (${code})`
}
