import process from 'node:process'
import { getProxyForUrl } from 'proxy-from-env'
import { isLoopback } from '../request/loopback.ts'

/** The proxy that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name for a URL, if any. To this machine itself none leads. */
export function findProxy({ protocol, hostname, href }: URL): string | undefined {
  if (protocol !== 'https:' || isLoopback(hostname)) return undefined
  const proxy = getProxyForUrl(href)
  // Where none is written it has put the scheme of the URL; such a proxy speaks http, as curl has it.
  const isWritten = Object.values(process.env).includes(proxy)
  return (isWritten ? proxy : proxy.replace(/^https:/, 'http:')) || undefined
}
