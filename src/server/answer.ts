import { type Page, writePage, writeTurboStream } from './page.ts'
import { type Refusal, tellPrograms } from './refusals.ts'

/** An answer before it is a Response. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function jsonAnswer(status: number, content: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) }
}

/** Returns a refusal for programs, as JSON. */
export function refusalAnswer(refusal: Refusal): Answer {
  return jsonAnswer(refusal.status, tellPrograms(refusal))
}

export function pageAnswer(page: Page, status = 200, headers: Record<string, string> = {}): Answer {
  const own = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': page.policy,
    'referrer-policy': page.referrer,
  }
  return { status, headers: { ...own, ...headers }, body: writePage(page) }
}

export function turboAnswer(page: Page, status: number): Answer {
  const headers = { 'content-type': 'text/vnd.turbo-stream.html; charset=utf-8' }
  return { status, headers, body: writeTurboStream(page) }
}

/** Builds the Response with all options that it reads. A missing one would be taken from a polluted prototype. */
export function respond(
  { status, headers, body }: Answer,
  more: Iterable<readonly [string, string]> = [],
): Response {
  const all = new Headers({ 'referrer-policy': 'no-referrer', ...headers, 'cache-control': 'no-store' })
  for (const [name, value] of more) all.append(name, value)
  return new Response(body || null, { status, statusText: '', headers: all })
}
