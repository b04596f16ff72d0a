import {
  buildSignOffForm,
  buildSignOffUrl,
  checkSignOff,
  type SignOffOptions,
  type SignOffProblem,
} from 'pingone-signoff'
import { parameterRow, shortenParameter } from '../../page/parameters.ts'
import { element, find } from '../../page/view.ts'

const PURPOSES: Record<string, string> = {
  id_token_hint: 'Tells PingOne whose session, and which application.',
  client_id: 'The application that asks.',
  post_logout_redirect_uri: 'Where PingOne sends the user, if this is registered to the letter.',
  state: 'Comes back with the user.',
}

/** The URL of the request as a GET, or nothing where something is wrong with it. */
export function urlOf(options: SignOffOptions, problems: readonly SignOffProblem[]): string | undefined {
  return problems.some(({ level }) => level === 'error') ? undefined : buildSignOffUrl(asSent(options))
}

/** Takes apart what would be sent: the URL, or the form. */
export function showRequest(options: SignOffOptions, problems: readonly SignOffProblem[]): void {
  const url = urlOf(options, problems)
  const content = url ? requestOf(options, problems, new URL(url)) : nothingOf()
  find('#request-content').replaceChildren(...content)
}

function nothingOf(): HTMLElement[] {
  return [element('p', { className: 'quiet' }, 'There is none while there are errors.')]
}

function requestOf(options: SignOffOptions, problems: readonly SignOffProblem[], url: URL): HTMLElement[] {
  const { action, fields } = buildSignOffForm(asSent(options))
  const isForm = isPost(options, problems)
  const parameters = isForm ? Object.entries(fields) : [...url.searchParams]
  const rows = parameters.flatMap(([name, value]) =>
    parameterRow(name, shortenParameter(name, value), PURPOSES[name]),
  )
  const kind = isForm ? 'Fields of the form' : 'Parameters of the URL, decoded'
  return [
    element(
      'p',
      { className: 'target' },
      element('strong', {}, isForm ? 'POST' : 'GET'),
      ' ',
      codeOf(action),
    ),
    element('h3', {}, rows.length ? kind : 'No parameters'),
    element('dl', { className: 'rows' }, ...rows),
  ]
}

function codeOf(text: string): HTMLElement {
  return element('code', { className: 'value' }, text)
}

/** A fetch to idpSignoff goes without both, so that PingOne answers with a 204. */
function asSent(options: SignOffOptions): SignOffOptions {
  const isBare = options.mode === 'fetch' && options.endpoint === 'idpSignoff'
  return isBare ? { ...options, postLogoutRedirectUri: null, state: null } : options
}

/** As the SDK says: LONG_URL calls for a POST where the method is open, and `method` is refused where there can be none. */
function isPost(options: SignOffOptions, problems: readonly SignOffProblem[]): boolean {
  if (options.method !== 'auto') return options.method === 'POST'
  const refused = checkSignOff({ ...options, method: 'POST' }).some(({ option }) => option === 'method')
  return !refused && problems.some(({ code }) => code === 'LONG_URL')
}
