import { isSigningOff } from 'pingone-signoff'
import { createRouter, createWebHistory, type RouteLocation } from 'vue-router'
import HomePage from './HomePage.vue'
import { manager } from './sign-off.ts'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: HomePage },
    { path: '/signed-off', component: HomePage },
    { path: '/account', component: HomePage, meta: { isGuarded: true } },
    { path: '/callback', component: HomePage, beforeEnter: finishSignOn },
  ],
})

/** The guard signs on, but not while the page leaves: `removeUser` makes everybody a stranger before PingOne has answered. */
router.beforeEach(async ({ meta, fullPath }) => {
  if (!meta.isGuarded || isSigningOff() || (await manager.getUser())) return true
  await manager.signinRedirect({ state: fullPath })
  return false
})

async function finishSignOn({ fullPath }: RouteLocation): Promise<string> {
  const { state } = await manager.signinRedirectCallback(location.origin + fullPath)
  return String(state)
}

/** An application that asks the guard again when the library says that nobody is there any more. */
manager.events.addUserUnloaded(async () => {
  await router.replace({ path: router.currentRoute.value.path, force: true })
})
