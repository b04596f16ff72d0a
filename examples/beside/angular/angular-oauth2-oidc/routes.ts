import { inject } from '@angular/core'
import { type CanActivateFn, Router, type Routes } from '@angular/router'
import { OAuthService } from 'angular-oauth2-oidc'
import { isSigningOff } from 'pingone-signoff'
import { Home } from './home'

/** The guard signs on, but not while the page leaves: the clean-up comes before PingOne has answered. */
const signedOn: CanActivateFn = (_, { url }) => {
  const oauth = inject(OAuthService)
  if (oauth.hasValidIdToken() || isSigningOff()) return true
  oauth.initCodeFlow(url)
  return false
}

/** `tryLogin()` has read the answer before the router starts. */
const signOnFinished: CanActivateFn = () =>
  inject(Router).parseUrl(decodeURIComponent(inject(OAuthService).state ?? '/'))

export const routes: Routes = [
  { path: '', component: Home, pathMatch: 'full' },
  { path: 'signed-off', component: Home },
  // The guard is asked again when the page is.
  { path: 'account', component: Home, canActivate: [signedOn], runGuardsAndResolvers: 'always' },
  { path: 'callback', component: Home, canActivate: [signOnFinished] },
]
