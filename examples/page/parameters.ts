import { element } from './view.ts'

const SHOWN_OF_A_TOKEN = 24
const SHOWN_OF_ANYTHING = 300

/** What a page shows of a parameter: never a whole token, and of anything no more than a person reads. */
export function shortenParameter(name: string, value: string): string {
  return shorten(value, name === 'id_token_hint' ? SHOWN_OF_A_TOKEN : SHOWN_OF_ANYTHING)
}

export function shorten(text: string, most: number = SHOWN_OF_ANYTHING): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text
}

/** A parameter for a list of them. */
export function parameterRow(name: string, value: string, purpose = ''): HTMLElement[] {
  return [
    element('dt', {}, element('code', {}, name)),
    element('dd', {}, element('code', { className: 'value' }, value), element('small', {}, purpose)),
  ]
}
