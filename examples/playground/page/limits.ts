import type { SignOffOptions } from 'pingone-signoff'
import { fill, find } from '../../page/view.ts'

/** Measures what is limited, and shows how much of the limit it takes. */
export function showLimits(options: SignOffOptions, url: string | undefined): void {
  const { postLogoutRedirectUri, state } = options
  const combined = (postLogoutRedirectUri ?? '').length + (state ?? '').length
  showLimit('combined', combined, 8191, 'characters')
  showLimit('line', url === undefined ? undefined : requestLineOf(url).length, 8000, 'octets')
}

/** RFC 9112, section 3 */
function requestLineOf(url: string): string {
  return `GET ${url.slice(new URL(url).origin.length)} HTTP/1.1`
}

function showLimit(id: string, length: number | undefined, most: number, unit: string): void {
  const meter = find<HTMLMeterElement>(`#${id}`)
  meter.value = length ?? 0
  meter.classList.toggle('over', (length ?? 0) > most)
  fill(`#${id}-text`, length === undefined ? 'none yet' : `${count(length)} of ${count(most)} ${unit}`)
}

function count(number: number): string {
  return number.toLocaleString('en')
}
