/** The back button asks the server again, whose answer is nobody's. */
const fresh = { headers: { 'Cache-Control': 'no-store' } }

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  telemetry: false,
  modules: ['nuxt-auth-utils'],
  routeRules: { '/': fresh, '/account': fresh },
  runtimeConfig: { session: { name: 'nuxt-session', password: 'for-this-machine-only-of-32-letters' } },
})
