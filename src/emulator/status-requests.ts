import { escapeHtml } from './pages.ts'
import type { RecordedRequest } from './request-log.ts'

const SHOWN = 20
const MAX_VALUE = 100

/** Lists the last requests, the newest first, with what their tokens say. */
export function requestList(requests: readonly RecordedRequest[]): string {
  if (!requests.length) return '<p>None yet.</p>'
  const items = requests.slice(-SHOWN).reverse().map(requestItem)
  return `<ol class="requests" reversed>${items.join('')}</ol>`
}

function requestItem({ method, host, url, body, receivedAt }: RecordedRequest): string {
  const [path = '', query = ''] = url.split('?')
  const parameters = [query, body].flatMap((text) => [...new URLSearchParams(text)])
  const time = new Date(receivedAt).toISOString()
  const title = `${escapeHtml(method)} <code>${escapeHtml(short(path))}</code> at ${escapeHtml(host)},
    <time datetime="${time}">${time.slice(11, 19)} UTC</time>`
  if (!parameters.length) return `<li><p>${title}</p></li>`
  const rows = parameters.map(([name, value]) => parameterRow(name, value))
  return `<li><details><summary>${title}</summary><dl>${rows.join('')}</dl></details></li>`
}

function parameterRow(name: string, value: string): string {
  const claims = claimsOf(value)
  const shown = claims ? `<pre>${escapeHtml(claims)}</pre>` : `<code>${escapeHtml(short(value))}</code>`
  return `<dt>${escapeHtml(short(name))}</dt><dd>${shown}</dd>`
}

function short(text: string): string {
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text
}

/** Returns the payload of a JWT as it is. The signature is not checked. */
function claimsOf(value: string): string | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(value) ?? []
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
    return typeof claims === 'object' ? JSON.stringify(claims, undefined, 2).slice(0, 4000) : undefined
  } catch {
    return undefined
  }
}
