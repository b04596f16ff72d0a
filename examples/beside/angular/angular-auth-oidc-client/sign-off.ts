import { Injectable, inject } from '@angular/core'
import { OidcSecurityService } from 'angular-auth-oidc-client'
import { completeProbe, completeSignOff, onSignedOff, signOff } from 'pingone-signoff'
import { firstValueFrom } from 'rxjs'
import { authPath, clientId, envID } from '../../settings'

/** Whether the user comes back from a sign-off: asked in main.ts, before `checkAuth()` takes our `?state=` for its own. */
export const isBack = completeSignOff().status === 'verified'

/** What PingOne said of its session, where `probeSession` asked: `checkAuth()` would redeem the code that it may bring. */
export const asked = completeProbe().status

@Injectable({ providedIn: 'root' })
export class SignOff {
  readonly #oidc = inject(OidcSecurityService)

  constructor() {
    // Each tab has tokens of its own in its sessionStorage: without the clean-up the reload would bring them back.
    onSignedOff(() => {
      this.#oidc.logoffLocal()
      location.reload()
    })
  }

  /** On the click. The ID token is read first: the clean-up takes it away. */
  async leave(): Promise<void> {
    const idToken = await firstValueFrom(this.#oidc.getIdToken())
    const postLogoutRedirectUri = `${location.origin}/`
    const clearSession = () => this.#oidc.logoffLocal()
    await signOff({ authPath, envID, clientId, idToken, postLogoutRedirectUri, clearSession })
  }
}
