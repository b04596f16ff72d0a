import type { Home } from './home.ts'
import { pairsOf } from './pending-cookies.ts'

/** The lifetime of the cookie, in seconds. A refused router has this long to come by GET. */
const LIFETIME = 60

/**
 * The values of the cookie. `ASKED`: a script was refused, and the button of its page may press itself. `PRESSED`: the
 * button has done so, and may not do it again.
 */
const ASKED = '1'
const PRESSED = '2'

/**
 * Writes a cookie that says for a minute that a script of the application asked and was refused. If its router comes by
 * GET next, the user need not be asked again. Once the button has pressed itself, no cookie is written: a router that
 * takes over the form of that button too would come again and again.
 */
export function writeAsked(request: Request, home: Home): string[] {
  return has(PRESSED, request, home) ? [] : [write(ASKED, home)]
}

export function hasAsked(request: Request, home: Home): boolean {
  return has(ASKED, request, home)
}

export function writePressed(home: Home): string {
  return write(PRESSED, home)
}

/** Deletes the cookie, if the browser sent it. Once the browser leaves, the next visit by GET has to be asked again. */
export function dropAsked(request: Request, home: Home): string[] {
  const isThere = [ASKED, PRESSED].some((value) => has(value, request, home))
  return isThere ? [write('', home, 0)] : []
}

function has(value: string, request: Request, home: Home): boolean {
  return pairsOf(request).includes(`${nameOf(home)}=${value}`)
}

/** Writes the cookie. It is `Strict`, so that no other site can make the browser send it. */
function write(value: string, home: Home, lifetime: number = LIFETIME): string {
  const secure = home.isSecure ? '; Secure' : ''
  const attributes = `Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Strict${secure}`
  return `${nameOf(home)}=${value}; ${attributes}`
}

function nameOf({ cookieName }: Home): string {
  return `${cookieName}-asked`
}
