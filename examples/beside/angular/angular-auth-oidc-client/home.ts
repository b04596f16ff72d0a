import { Component, effect, inject } from '@angular/core'
import { Router } from '@angular/router'
import { OidcSecurityService } from 'angular-auth-oidc-client'
import { isBack, SignOff } from './sign-off'

@Component({
  selector: 'app-home',
  template: `
    @if (oidc.userData().userData; as user) {
      <h1>{{ user.sub }} is signed on</h1>
      <button (click)="signOff.leave()">Sign off</button>
    } @else {
      <h1>{{ isBack ? 'Signed off: verified' : 'Nobody is signed on' }}</h1>
      <button (click)="oidc.authorize()">Sign on</button>
    }
  `,
})
export class Home {
  readonly #router = inject(Router)
  protected readonly oidc = inject(OidcSecurityService)
  protected readonly signOff = inject(SignOff)
  protected readonly isBack = isBack

  constructor() {
    let wasSignedOn = false
    // As applications do that ask their guards again when the library says that nobody is there any more.
    effect(() => {
      const { isAuthenticated } = this.oidc.authenticated()
      if (wasSignedOn && !isAuthenticated)
        this.#router.navigateByUrl(this.#router.url, { onSameUrlNavigation: 'reload' })
      wasSignedOn = isAuthenticated
    })
  }
}
