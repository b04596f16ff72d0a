import type { Home } from './home.ts'
import { pairsOf } from './pending-cookies.ts'

/** In seconds: as long as a router takes to come by GET. */
const LIFETIME = 60

/** What is remembered of a script that was refused: the button of its page may press itself once, and no more. */
const ASKED = '1'
const PRESSED = '2'

/**
 * Tells for a minute that a script of the application has asked and was refused: its router may come by GET next, and need
 * not be asked again. One that takes over the form of the pressed button as well would come again and again.
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

/** Once the browser leaves, whoever comes by GET has to be asked again. */
export function dropAsked(request: Request, home: Home): string[] {
  const isThere = [ASKED, PRESSED].some((value) => has(value, request, home))
  return isThere ? [write('', home, 0)] : []
}

function has(value: string, request: Request, home: Home): boolean {
  return pairsOf(request).includes(`${nameOf(home)}=${value}`)
}

/** `Strict`, so that no other site can make the browser bring it along. */
function write(value: string, home: Home, lifetime: number = LIFETIME): string {
  const secure = home.isSecure ? '; Secure' : ''
  const attributes = `Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Strict${secure}`
  return `${nameOf(home)}=${value}; ${attributes}`
}

function nameOf({ cookieName }: Home): string {
  return `${cookieName}-asked`
}
