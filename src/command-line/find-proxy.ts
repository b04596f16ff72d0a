import process from 'node:process'
import { getProxyForUrl } from 'proxy-from-env'
import { isLoopback } from '../request/loopback.ts'

/**
 * Returns the proxy that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name for a URL, if any. No proxy is used for this
 * machine itself.
 */
export function findProxy({ protocol, hostname, href }: URL): string | undefined {
  if (protocol !== 'https:' || isLoopback(hostname)) return undefined
  const proxy = getProxyForUrl(href)
  // To a proxy without a scheme, `getProxyForUrl` adds that of the URL. Such a proxy speaks http, as with curl.
  const isWritten = Object.values(process.env).includes(proxy)
  return (isWritten ? proxy : proxy.replace(/^https:/, 'http:')) || undefined
}
