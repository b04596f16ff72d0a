import type { SignOffOptions } from 'pingone-signoff'
import { find } from '../../page/view.ts'

/** The fields of text; each has the name of its option for an id, as all fields have. */
const TEXTS = [
  'idToken',
  'authPath',
  'envID',
  'clientId',
  'postLogoutRedirectUri',
  'postLogoutRedirectUris',
  'state',
] as const

/** What the fields hold, as text. */
export type FieldTexts = Partial<Record<(typeof TEXTS)[number], string>>

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** Read from each field, since FormData would mend lone surrogates. */
function textOf(id: string): string {
  return find<Field>(`#${id}`).value
}

export function isEmpty(): boolean {
  return TEXTS.every((id) => textOf(id) === '')
}

/** The options of a sign-off. Only a token loses white space around it: in a URI or a state it would be a mistake to see. */
export function readSettings(): SignOffOptions {
  const registered = textOf('postLogoutRedirectUris').split('\n').filter(Boolean)
  return {
    authPath: textOf('authPath'),
    envID: textOf('envID'),
    idToken: textOf('idToken').trim(),
    clientId: textOf('clientId'),
    postLogoutRedirectUri: textOf('postLogoutRedirectUri'),
    postLogoutRedirectUris: registered.length ? registered : null,
    state: textOf('state'),
    endpoint: textOf('endpoint') as SignOffOptions['endpoint'],
    mode: textOf('mode') as SignOffOptions['mode'],
    method: textOf('method') as SignOffOptions['method'],
    allowInsecureRedirect: find<HTMLInputElement>('#allowInsecureRedirect').checked,
  }
}

/** Puts these texts in the place of everything. */
export function fillSettings(texts: FieldTexts): void {
  find<HTMLFormElement>('#settings').reset()
  for (const [id, text] of Object.entries(texts)) find<Field>(`#${id}`).value = text
}

/** The region that authPath names, for all to see; any other address is `''`. */
export function showRegion(): void {
  const region = find<HTMLSelectElement>('#region')
  region.value = textOf('authPath')
  if (region.selectedIndex < 0) region.value = ''
}

export function takeRegion(): void {
  find<HTMLInputElement>('#authPath').value = textOf('region')
}
