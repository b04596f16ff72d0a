import { idTokens, routes } from '../utils/sign-off.ts'

/** For GET as well, which gets a page with a button that posts. */
export default defineEventHandler(async (event) => {
  const { id = '' } = await getUserSession(event)
  const idToken = await idTokens.getItem(id)
  const clearSession = async () => {
    await idTokens.removeItem(id)
    await clearUserSession(event)
  }
  return routes.start(toWebRequest(event), { idToken, clearSession })
})
