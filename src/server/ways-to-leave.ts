import type { ValidRequest } from '../request/check-request.ts'
import { formOf } from '../request/sign-off-form.ts'
import { urlOf } from '../request/sign-off-url.ts'
import { type Answer, jsonAnswer, pageAnswer, refusalAnswer, turboAnswer } from './answer.ts'
import type { Caller } from './caller.ts'
import type { Page } from './page.ts'
import { buttonPage, formPage, framingPage, linkPage, type Place, topLinkPage } from './pages.ts'
import { REFUSALS } from './refusals.ts'

/** A sign-off that is built, and the place of a button for it. */
export interface Departure extends Place {
  readonly checked: ValidRequest
  readonly isPost: boolean
}

/** How a caller is made to leave by a GET and by a POST. If there is no way, it is refused and nothing is cleared. */
interface Ways {
  readonly get: ((departure: Departure) => Answer) | undefined
  readonly post: ((departure: Departure) => Answer) | undefined
  readonly refuse: (departure: Departure) => Answer
}

const SHOWN_BY_HTMX = { 'hx-retarget': 'body', 'hx-reswap': 'innerHTML', 'hx-reselect': 'main' }
const SHOWN_BY_UNPOLY = { 'x-up-target': 'body' }

/** Each caller is a row. A framework's own way to another origin is in its row. */
const WAYS: Readonly<Record<Caller, Ways>> = {
  form: { get: leaveByPage, post: leaveByForm, refuse: showButton },
  bareForm: { get: leaveByPage, post: leaveByForm, refuse: showButton },
  workerForm: {
    get: ({ checked, origins }) => pageAnswer(topLinkPage(urlOf(checked), origins)),
    post: ({ checked, origins }) => pageAnswer(formPage(formOf(checked), urlWithoutHint(checked), origins)),
    refuse: showButton,
  },
  json: {
    get: ({ checked }) => jsonAnswer(200, { url: urlOf(checked) }),
    post: ({ checked }) => jsonAnswer(200, formOf(checked)),
    refuse: showButton,
  },
  // The result of an action. SvelteKit goes to the route's own path by GET.
  // https://svelte.dev/docs/kit/form-actions#Progressive-enhancement
  svelteKit: {
    get: ({ checked }) => actionAnswer(urlOf(checked)),
    post: undefined,
    refuse: ({ path }) => actionAnswer(path),
  },
  // https://htmx.org/headers/hx-redirect/ (htmx 2 does not show an answer with a 4xx status).
  htmx: {
    get: ({ checked }) => emptyAnswer(200, { 'hx-redirect': urlOf(checked) }),
    post: undefined,
    refuse: (departure) => pageAnswer(buttonOf(departure), 200, SHOWN_BY_HTMX),
  },
  // Unpoly has no header for another origin. Its header for the target puts our page in the place of theirs.
  unpoly: {
    get: ({ checked }) => pageAnswer(linkPage(urlOf(checked)), 200, SHOWN_BY_UNPOLY),
    post: undefined,
    refuse: (departure) => pageAnswer(buttonOf(departure), REFUSALS.page.status, SHOWN_BY_UNPOLY),
  },
  // https://inertiajs.com/redirects#external-redirects (Inertia shows any other answer in a frame without forms).
  inertia: {
    get: ({ checked }) => emptyAnswer(409, { 'x-inertia-location': urlOf(checked) }),
    post: undefined,
    refuse: (departure) => pageAnswer(buttonOf(departure), 409, { 'x-inertia-location': departure.path }),
  },
  turbo: {
    get: ({ checked }) => turboAnswer(linkPage(urlOf(checked)), 200),
    post: undefined,
    refuse: (departure) => turboAnswer(buttonOf(departure), REFUSALS.page.status),
  },
  // Astro's router puts our page in the place of theirs. No header tells it from a script that ignores the answer.
  astro: {
    get: undefined,
    post: undefined,
    refuse: (departure) => pageAnswer(framingPage(REFUSALS.page, departure), REFUSALS.page.status),
  },
  htmlScript: { get: undefined, post: undefined, refuse: showButton },
  frame: {
    get: undefined,
    post: undefined,
    refuse: (departure) => pageAnswer(buttonOf(departure, REFUSALS.frame), REFUSALS.frame.status),
  },
  script: { get: undefined, post: undefined, refuse: () => refusalAnswer(REFUSALS.script) },
  unread: { get: undefined, post: undefined, refuse: () => refusalAnswer(REFUSALS.script) },
}

/**
 * Callers that follow a redirect to another origin, if `answer: 'redirect'` says so. `form` is not one of them:
 * Chromium applies the page's `form-action` to a redirect that answers a form, but not to the page that leaves.
 */
const REDIRECTED: readonly Caller[] = ['bareForm', 'htmlScript', 'astro', 'script']

/**
 * Looks up how a caller leaves. If `leaves` is true, the session is cleared before the answer. If not, the answer says
 * what to change.
 */
export function resolveWay(
  caller: Caller,
  departure: Departure,
  isRedirect: boolean,
): { readonly leaves: boolean; readonly answer: Answer } {
  const usual = WAYS[caller]
  const isRedirected = isRedirect && REDIRECTED.includes(caller)
  const ways = isRedirected ? { get: redirect, post: usual.post, refuse: redirectHere } : usual
  const leave = departure.isPost ? ways.post : ways.get
  return { leaves: leave !== undefined, answer: (leave ?? ways.refuse)(departure) }
}

function leaveByPage({ checked }: Departure): Answer {
  return pageAnswer(linkPage(urlOf(checked)))
}

function leaveByForm({ checked }: Departure): Answer {
  return pageAnswer(formPage(formOf(checked), urlWithoutHint(checked)))
}

function urlWithoutHint(checked: ValidRequest): string {
  return urlOf({ ...checked, idToken: undefined })
}

function redirect({ checked }: Departure): Answer {
  return emptyAnswer(303, { location: urlOf(checked) })
}

function emptyAnswer(status: number, headers: Record<string, string>): Answer {
  return { status, headers, body: '' }
}

/** Redirects to the route's own path by GET, where the button is. https://reactrouter.com/api/utils/redirectDocument */
function redirectHere(departure: Departure): Answer {
  return pageAnswer(buttonOf(departure), 303, { location: departure.path, 'x-remix-reload-document': 'true' })
}

function actionAnswer(location: string): Answer {
  return jsonAnswer(200, { type: 'redirect', status: 303, location })
}

function showButton(departure: Departure): Answer {
  return pageAnswer(buttonOf(departure), REFUSALS.page.status)
}

function buttonOf(departure: Departure, refusal = REFUSALS.page): Page {
  return buttonPage(refusal, departure)
}
