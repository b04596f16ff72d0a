import type { SignOffOptions, SignOffProblem } from 'pingone-signoff'
import { shorten } from '../../page/parameters.ts'
import { fill, find } from '../../page/view.ts'

const APPLICATION = 'Under Signoff URLs of the application in the PingOne console, to the letter:'
const ENVIRONMENT = 'In the environment’s logoutSettings.postLogoutRedirectUris, to the letter:'

/** Shows what has to stand at PingOne for the return, unless no such URI can. */
export function showRegistration(options: SignOffOptions, problems: readonly SignOffProblem[]): void {
  const uri = options.postLogoutRedirectUri
  find('#registration').hidden = !uri || problems.some(({ code }) => code === 'INVALID_REDIRECT_URI')
  fill('#registration-place', options.endpoint === 'xpSignoff' ? ENVIRONMENT : APPLICATION)
  fill('#registration-uri', shorten(uri ?? ''))
}
