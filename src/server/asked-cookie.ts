import { pairsOf, prefixOf } from './pending-cookies.ts'
import { isPlainHttp, type RouteSettings } from './route-settings.ts'

/** In seconds: as long as a router takes to come by GET. */
const LIFETIME = 60

/**
 * Tells for a minute that a script of the application has asked and was refused: its router may come by GET next, and need
 * not be asked again.
 */
export function writeAsked(settings: RouteSettings, origin: string): string {
  return write(settings, origin, LIFETIME)
}

export function hasAsked(request: Request, settings: RouteSettings, origin: string): boolean {
  return pairsOf(request).includes(pairOf(settings, origin))
}

/** Once the browser leaves, whoever comes by GET has to be asked again. */
export function dropAsked(request: Request, settings: RouteSettings, origin: string): string[] {
  return hasAsked(request, settings, origin) ? [write(settings, origin, 0)] : []
}

/** `Strict`, so that no other site can make the browser bring it along. */
function write(settings: RouteSettings, origin: string, lifetime: number): string {
  const secure = isPlainHttp(settings, origin) ? '' : '; Secure'
  return `${pairOf(settings, origin)}; Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Strict${secure}`
}

function pairOf(settings: RouteSettings, origin: string): string {
  return `${prefixOf(settings, origin).replace(/\.$/, '-asked')}=1`
}
