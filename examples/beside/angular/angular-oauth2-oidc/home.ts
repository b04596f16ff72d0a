import { Component, inject } from '@angular/core'
import { Router } from '@angular/router'
import { OAuthService } from 'angular-oauth2-oidc'
import { isBack, SignOff } from './sign-off'

@Component({
  selector: 'app-home',
  template: `
    @if (user) {
      <h1>{{ user }} is signed on</h1>
      <button (click)="signOff.leave()">Sign off</button>
    } @else {
      <h1>{{ isBack ? 'Signed off: verified' : 'Nobody is signed on' }}</h1>
      <button (click)="signOn()">Sign on</button>
    }
  `,
})
export class Home {
  readonly #oauth = inject(OAuthService)
  readonly #router = inject(Router)
  protected readonly signOff = inject(SignOff)
  protected readonly isBack = isBack
  protected readonly user: string | undefined = this.#oauth.getIdentityClaims()?.sub

  constructor() {
    // As applications do that ask their guards again when the library says that nobody is there any more.
    this.#oauth.events.subscribe(({ type }) => {
      if (type === 'logout') this.#router.navigateByUrl(this.#router.url, { onSameUrlNavigation: 'reload' })
    })
  }

  protected signOn(): void {
    this.#oauth.initCodeFlow(this.#router.url)
  }
}
