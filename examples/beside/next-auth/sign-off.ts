import type { NextRequest } from 'next/server'
import { getToken } from 'next-auth/jwt'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { readSettings } from '../../express/settings.ts'

export const settings = readSettings(process.env)

const { authPath, envID, clientId, origin } = settings
const postLogoutRedirectUri = `${origin}/signed-off`
export const routes = createSignOffRoutes({ authPath, envID, clientId, postLogoutRedirectUri, origin })

/** For `app/sign-off/route.ts`, as POST and as GET. */
export async function signOff(request: NextRequest): Promise<Response> {
  const { idToken } = (await getToken({ req: request })) ?? {}
  return routes.start(request, { idToken, clearSession: () => clearSession(request) })
}

/** A long session is in parts: `….0`, `….1`. A browser keeps a `__Secure-` cookie where `Secure` is not said again. */
function clearSession({ cookies }: NextRequest): Headers {
  const names = cookies.getAll().map(({ name }) => name)
  const ours = names.filter((name) => /^(__Secure-)?next-auth\.session-token(\.\d+)?$/.test(name))
  return new Headers(
    ours.map((name) => {
      const secure = name.startsWith('__Secure-') ? '; Secure' : ''
      return ['Set-Cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`]
    }),
  )
}
