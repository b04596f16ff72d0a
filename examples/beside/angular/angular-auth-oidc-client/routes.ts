import type { CanActivateFn, Routes } from '@angular/router'
import { autoLoginPartialRoutesGuard } from 'angular-auth-oidc-client'
import { isSigningOff } from 'pingone-signoff'
import { Home } from './home'

/** The library's guard signs on, but not while the page leaves: the clean-up comes before PingOne has answered. */
const signedOn: CanActivateFn = (route, state) => isSigningOff() || autoLoginPartialRoutesGuard(route, state)

export const routes: Routes = [
  { path: '', component: Home, pathMatch: 'full' },
  // The guard is asked again when the page is.
  { path: 'account', component: Home, canActivate: [signedOn], runGuardsAndResolvers: 'always' },
]
