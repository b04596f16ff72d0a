import { SignOffError } from 'pingone-signoff'
import { element, showNotice } from '../../page/view.ts'

/** Says why a sign-off was not made: every problem, and what to change. */
export function showSignOffFailure(error: unknown): void {
  if (!(error instanceof SignOffError)) {
    showFailure('The sign-off failed', error)
    return
  }
  const { code, message, problems } = error
  const items = problems.map(({ code, message, fix }) =>
    element('li', {}, element('code', {}, code), element('strong', {}, message), element('span', {}, fix)),
  )
  const failure = items.length
    ? { title: 'Nothing was sent', content: [element('ul', { className: 'problems' }, ...items)] }
    : { title: 'The sign-off failed', label: code, content: [element('p', {}, message)] }
  showNotice('#failure', { tone: 'bad', ...failure })
}

export function showFailure(title: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  // What browsers say of a server that is not there tells nobody what to do.
  const text = error instanceof TypeError ? 'PingOne did not answer. Is "npm start" still running?' : message
  showNotice('#failure', { tone: 'bad', title, content: [element('p', {}, text)] })
}
