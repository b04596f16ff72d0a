import { parseUrl } from './parse-url.ts'

/** Whether there is a page that can leave: not in Node, at the edge or in a worker. */
export function hasDocument(): boolean {
  return typeof document !== 'undefined'
}

/** Whether the user would come back to this page's origin, the only one that could verify the return. */
export function isOnOwnOrigin(uri: string | undefined): boolean {
  return hasDocument() && /^https?:/.test(location.origin) && parseUrl(uri ?? '')?.origin === location.origin
}
