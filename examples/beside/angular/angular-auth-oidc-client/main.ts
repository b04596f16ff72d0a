import { provideHttpClient } from '@angular/common/http'
import { Component, provideZonelessChangeDetection } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import { provideRouter, RouterOutlet } from '@angular/router'
import { provideAuth, withAppInitializerAuthCheck } from 'angular-auth-oidc-client'
import { clientId, issuer } from '../../settings'
import { routes } from './routes'

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
class App {}

const config = {
  authority: issuer,
  clientId,
  redirectUrl: location.origin,
  scope: 'openid',
  responseType: 'code',
}

bootstrapApplication(App, {
  providers: [
    provideZonelessChangeDetection(),
    provideHttpClient(),
    provideRouter(routes),
    provideAuth({ config }, withAppInitializerAuthCheck()),
  ],
})
