import { type Accepted, parseAccept } from './accept.ts'

/** The kind of caller that posts. It decides which answer makes the browser leave. */
export type Caller =
  | 'frame'
  | 'form'
  | 'workerForm'
  | 'bareForm'
  | 'svelteKit'
  | 'htmx'
  | 'unpoly'
  | 'inertia'
  | 'turbo'
  | 'json'
  | 'unread'
  | 'htmlScript'
  | 'astro'
  | 'script'

/** What a request says about its caller. */
interface Signs {
  /** https://www.w3.org/TR/fetch-metadata: absent in browsers before 2023, and over plain http beyond loopback. */
  readonly mode: string | null
  readonly dest: string | null
  readonly accept: string | null
  readonly accepted: Accepted
  readonly has: (header: string) => boolean
  /** The header `X-Requested-With`. By convention scripts send `XMLHttpRequest`. */
  readonly requestedWith: string
  readonly isMultipart: boolean
}

const FRAMES = ['iframe', 'frame', 'embed', 'object', 'fencedframe']
const TOP = ['document', null]

/**
 * The first row that fits decides. Rows that are certain come first. The last row takes all others for scripts, for
 * which nothing is cleared by default. Only a request without fetch metadata that may come from a form fits no row.
 */
const CALLERS: readonly (readonly [Caller, (signs: Signs) => boolean])[] = [
  ['workerForm', isPassedOn],
  ['frame', ({ mode, dest }) => isIn(FRAMES, dest) || (mode === 'navigate' && !isIn(TOP, dest))],
  ['form', ({ mode }) => mode === 'navigate'],
  // SvelteKit's `use:enhance`, which also asks for JSON.
  ['svelteKit', ({ has }) => has('x-sveltekit-action')],
  // https://htmx.org/reference/#request_headers
  ['htmx', ({ has }) => has('hx-request')],
  // https://unpoly.com/X-Up-Version
  ['unpoly', ({ has }) => has('x-up-version')],
  // https://inertiajs.com/the-protocol
  ['inertia', ({ has }) => has('x-inertia')],
  // https://turbo.hotwired.dev/handbook/streams#streaming-from-http-responses
  ['turbo', ({ accepted }) => accepted.names('text/vnd.turbo-stream.html')],
  ['json', ({ accepted }) => accepted.prefersJson],
  // sendBeacon, among others.
  ['unread', ({ mode }) => mode === 'no-cors'],
  ['htmlScript', (signs) => namesHtml(signs) && isScript(signs)],
  // Astro's router sends no other sign (5.18, transitions/router.js). A fetch of a FormData looks the same.
  [
    'astro',
    ({ mode, accept, isMultipart, requestedWith }) =>
      mode === 'cors' && accept === '*/*' && isMultipart && !requestedWith,
  ],
  ['script', (signs) => isScript(signs) || (signs.accept !== null && !namesHtml(signs))],
]

/** Tells which kind of caller makes a request, by its headers alone. */
export function resolveCaller({ headers }: Request): Caller {
  const accept = headers.get('accept')
  const signs: Signs = {
    mode: headers.get('sec-fetch-mode'),
    dest: headers.get('sec-fetch-dest'),
    accept,
    accepted: parseAccept(accept ?? ''),
    has: (header) => headers.has(header),
    requestedWith: headers.get('x-requested-with') ?? '',
    isMultipart: /^multipart\/form-data\b/i.test(headers.get('content-type') ?? ''),
  }
  return CALLERS.find(([, isKnownBy]) => isKnownBy(signs))?.[0] ?? 'bareForm'
}

/**
 * Checks whether a service worker passed on this navigation, in a frame or not. Chromium leaves its mode as it was.
 * Firefox 153 makes it `same-origin`, and a worker that fetches the address anew makes it `cors`.
 * `Upgrade-Insecure-Requests` remains, and only navigations carry it (measured).
 */
function isPassedOn({ mode, dest, has }: Signs): boolean {
  return dest === 'empty' && (mode === 'navigate' || has('upgrade-insecure-requests'))
}

/**
 * Checks whether a script makes the request. Android's WebView sends `X-Requested-With` too, even for forms. There it
 * is the name of the Android application, which contains dots.
 */
function isScript({ mode, requestedWith }: Signs): boolean {
  return mode !== null || /^[^.]+$/.test(requestedWith)
}

function namesHtml({ accepted }: Signs): boolean {
  return accepted.names('text/html') || accepted.names('application/xhtml+xml')
}

function isIn(names: readonly (string | null)[], name: string | null): boolean {
  return names.includes(name)
}
