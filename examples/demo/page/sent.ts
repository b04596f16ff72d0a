import { parameterRow, shortenParameter } from '../../page/parameters.ts'
import { fill, find } from '../../page/view.ts'

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
  const parameters = [...searchParams].map(([name, value]): [string, string] => [
    name,
    shortenParameter(name, value),
  ])
  const sent: Sent = { endpoint: origin + pathname, parameters }
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
  const rows = sent.parameters.flatMap(([name, value]) => parameterRow(name, value, PURPOSES[name]))
  find('#sent-parameters').replaceChildren(...rows)
}
