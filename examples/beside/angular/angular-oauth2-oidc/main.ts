import { provideHttpClient } from '@angular/common/http'
import { Component, inject, provideAppInitializer, provideZonelessChangeDetection } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import { provideRouter, RouterOutlet } from '@angular/router'
import { OAuthService, provideOAuthClient } from 'angular-oauth2-oidc'
import { clientId, issuer } from '../../settings'
import { routes } from './routes'

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
class App {}

function signOnFromCallback(): Promise<boolean> {
  const oauth = inject(OAuthService)
  const redirectUri = `${location.origin}/callback`
  oauth.configure({ issuer, clientId, redirectUri, responseType: 'code', scope: 'openid' })
  return oauth.loadDiscoveryDocumentAndTryLogin()
}

bootstrapApplication(App, {
  providers: [
    provideZonelessChangeDetection(),
    provideHttpClient(),
    provideOAuthClient(),
    provideRouter(routes),
    provideAppInitializer(signOnFromCallback),
  ],
})
