import { type Accepted, parseAccept } from './accept.ts'

/** Who posts, as far as it decides what makes the browser leave. */
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

/** What a request tells of its caller. */
interface Signs {
  /** https://www.w3.org/TR/fetch-metadata: absent in browsers before 2023, and over plain http beyond loopback. */
  readonly mode: string | null
  readonly dest: string | null
  readonly accept: string | null
  readonly accepted: Accepted
  readonly has: (header: string) => boolean
  /** By convention `XMLHttpRequest`, of scripts. */
  readonly requestedWith: string
  readonly isMultipart: boolean
}

const FRAMES = ['iframe', 'frame', 'embed', 'object', 'fencedframe']
const TOP = ['document', null]

/**
 * The first row that fits. What is sure comes first; whoever fits in nowhere is a script, for which nothing is cleared,
 * but for requests without fetch metadata that could be those of a form.
 */
const CALLERS: readonly (readonly [Caller, (signs: Signs) => boolean])[] = [
  ['workerForm', isPassedOn],
  ['frame', ({ mode, dest }) => isIn(FRAMES, dest) || (mode === 'navigate' && !isIn(TOP, dest))],
  ['form', ({ mode }) => mode === 'navigate'],
  // SvelteKit, `use:enhance`; it also asks for JSON.
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
  // Astro's router says no more of itself than this (5.18, transitions/router.js), nor does a fetch of a FormData.
  [
    'astro',
    ({ mode, accept, isMultipart, requestedWith }) =>
      mode === 'cors' && accept === '*/*' && isMultipart && !requestedWith,
  ],
  ['script', (signs) => isScript(signs) || (signs.accept !== null && !namesHtml(signs))],
]

/** Says by its headers alone who makes a request. */
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
 * A navigation that a service worker passed on, of a frame or not: Chromium leaves its mode as it was, Firefox 153 makes it
 * `same-origin`, and a worker that asks anew by its address makes it `cors`. What stays is `Upgrade-Insecure-Requests`,
 * which navigations alone carry (measured).
 */
function isPassedOn({ mode, dest, has }: Signs): boolean {
  return dest === 'empty' && (mode === 'navigate' || has('upgrade-insecure-requests'))
}

/** Android's WebView says by that header, of its forms too, which application it is of: a name with dots. */
function isScript({ mode, requestedWith }: Signs): boolean {
  return mode !== null || /^[^.]+$/.test(requestedWith)
}

function namesHtml({ accepted }: Signs): boolean {
  return accepted.names('text/html') || accepted.names('application/xhtml+xml')
}

function isIn(names: readonly (string | null)[], name: string | null): boolean {
  return names.includes(name)
}
