import { pairsOf, prefixOf } from './pending-cookies.ts'
import { isPlainHttp, type RouteSettings } from './route-settings.ts'

/** In seconds: as long as a router takes to come by GET. */
const LIFETIME = 60

/** What is remembered of a script that was refused: the button of its page may press itself once, and no more. */
const ASKED = '1'
const PRESSED = '2'

/**
 * Tells for a minute that a script of the application has asked and was refused: its router may come by GET next, and need
 * not be asked again. One that takes over the form of the pressed button as well would come again and again.
 */
export function writeAsked(request: Request, settings: RouteSettings, origin: string): string[] {
  return has(PRESSED, request, settings, origin) ? [] : [write(ASKED, settings, origin)]
}

export function hasAsked(request: Request, settings: RouteSettings, origin: string): boolean {
  return has(ASKED, request, settings, origin)
}

export function writePressed(settings: RouteSettings, origin: string): string {
  return write(PRESSED, settings, origin)
}

/** Once the browser leaves, whoever comes by GET has to be asked again. */
export function dropAsked(request: Request, settings: RouteSettings, origin: string): string[] {
  const isThere = [ASKED, PRESSED].some((value) => has(value, request, settings, origin))
  return isThere ? [write('', settings, origin, 0)] : []
}

function has(value: string, request: Request, settings: RouteSettings, origin: string): boolean {
  return pairsOf(request).includes(`${nameOf(settings, origin)}=${value}`)
}

/** `Strict`, so that no other site can make the browser bring it along. */
function write(value: string, settings: RouteSettings, origin: string, lifetime: number = LIFETIME): string {
  const secure = isPlainHttp(settings, origin) ? '' : '; Secure'
  const attributes = `Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Strict${secure}`
  return `${nameOf(settings, origin)}=${value}; ${attributes}`
}

function nameOf(settings: RouteSettings, origin: string): string {
  return prefixOf(settings, origin).replace(/\.$/, '-asked')
}
