import { Injectable, inject } from '@angular/core'
import { OAuthService } from 'angular-oauth2-oidc'
import { completeSignOff, onSignedOff, signOff } from 'pingone-signoff'
import { authPath, clientId, envID } from '../../settings'

/** Whether the user comes back from a sign-off: asked in main.ts, before `tryLogin()` takes any `?state=` for its own. */
export const isBack = completeSignOff().status === 'verified'

@Injectable({ providedIn: 'root' })
export class SignOff {
  readonly #oauth = inject(OAuthService)

  constructor() {
    // Each tab has tokens of its own in its sessionStorage: without the clean-up the reload would bring them back.
    onSignedOff(() => {
      this.#endOwnSession()
      location.reload()
    })
  }

  /** On the click. The ID token is read first: the clean-up takes it away. */
  leave(): Promise<unknown> {
    const idToken = this.#oauth.getIdToken()
    const postLogoutRedirectUri = `${location.origin}/signed-off`
    const clearSession = () => this.#endOwnSession()
    return signOff({ authPath, envID, clientId, idToken, postLogoutRedirectUri, clearSession })
  }

  /** `true`: here alone, without the library's own redirect. */
  #endOwnSession(): void {
    this.#oauth.stopAutomaticRefresh()
    this.#oauth.logOut(true)
  }
}
