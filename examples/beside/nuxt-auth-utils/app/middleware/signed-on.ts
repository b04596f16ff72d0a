/** A guard, as applications of this library write it. */
export default defineNuxtRouteMiddleware(() => {
  if (!useUserSession().loggedIn.value) return navigateTo('/sign-on?to=/account', { external: true })
})
