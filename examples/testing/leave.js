/** The application under test. */
import { signOff } from 'pingone-signoff'

const authPath = 'https://auth.pingone.eu'
const envID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
export const issuer = `${authPath}/${envID}/as`

/**
 * What its button does.
 *
 * @param {string} idToken
 * @param {(url: string) => void} [navigate] what a test puts in the place of the browser's own way to leave
 */
export function leave(idToken, navigate) {
  const postLogoutRedirectUri = `${location.origin}/signed-off`
  const clearSession = () => sessionStorage.removeItem('cart')
  return signOff({ authPath, envID, idToken, postLogoutRedirectUri, clearSession, navigate })
}
