import type { SignOffOptions } from 'pingone-signoff'
import { shorten } from '../../page/parameters.ts'
import { element, find } from '../../page/view.ts'

const DEFAULTS: Readonly<Record<string, unknown>> = {
  endpoint: 'signoff',
  mode: 'redirect',
  method: 'auto',
  allowInsecureRedirect: false,
}

/** The call of `signOff` with these options, but for the token, which an application has from its session. */
export function codeOf(options: SignOffOptions): string {
  const lines = Object.entries(options).flatMap(([name, value]) => {
    if (!value || value === DEFAULTS[name]) return []
    return [name === 'idToken' ? '  idToken, // from the sign-on' : `  ${name}: ${JSON.stringify(value)},`]
  })
  return ["import { signOff } from 'pingone-signoff'", '', 'await signOff({', ...lines, '})'].join('\n')
}

/** More than any sign-off that can be sent, so that it is shown whole, and less than a browser is slow to show. */
const MOST_SHOWN = 20_000

/** A line apart each, so that what is too wide goes on further in. */
export function showCode(options: SignOffOptions): void {
  const lines = shorten(codeOf(options), MOST_SHOWN).split('\n')
  find('#code-text').replaceChildren(...lines.map((line) => element('span', {}, `${line}\n`)))
}
