import { element, fill, find } from './view.ts'

const KEY = 'demo-sent'

/** A sign-off URL taken apart, its token shortened. */
interface Sent {
  endpoint: string
  parameters: [name: string, value: string][]
}

const PURPOSES: Record<string, string> = {
  id_token_hint: 'The ID token, which tells PingOne whose session and which application.',
  post_logout_redirect_uri: 'Where to come back to: one of the application’s Signoff URLs, to the letter.',
  state: '256 random bits that come back, by which this tab knows its own return.',
}

/** Keeps what is being sent for the page that the person comes back to. */
export function rememberSent(url: string): void {
  const { origin, pathname, searchParams } = new URL(url)
  const sent: Sent = { endpoint: origin + pathname, parameters: [...searchParams].map(withoutToken) }
  sessionStorage.setItem(KEY, JSON.stringify(sent))
}

export function forgetSent(): void {
  sessionStorage.removeItem(KEY)
}

export function showSent(): void {
  const sent: Sent | null = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
  find('#sent').hidden = !sent
  if (!sent) return
  fill('#sent-endpoint', `GET ${sent.endpoint}`)
  find('#sent-parameters').replaceChildren(...sent.parameters.flatMap(row))
}

function withoutToken([name, value]: [string, string]): [string, string] {
  return [name, name === 'id_token_hint' ? `${value.slice(0, 24)}… (${value.length} characters)` : value]
}

function row([name, value]: [string, string]): HTMLElement[] {
  return [
    element('dt', {}, element('code', {}, name)),
    element(
      'dd',
      {},
      element('code', { className: 'value' }, value),
      element('small', {}, PURPOSES[name] ?? ''),
    ),
  ]
}
