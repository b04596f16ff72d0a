import type { SignOffForm } from '../request/sign-off-form.ts'
import { generateState } from '../request/state.ts'
import { escapeHtml, link, type Page, policyFor, refresh } from './page.ts'
import { PAGE_TEXTS } from './page-texts.ts'
import type { Refusal } from './refusals.ts'

/** Leaves by a refresh, which no `form-action` governs, unlike a redirect that answers a form. */
export function linkPage(url: string): Page {
  // In the body, since scripts that put a page into theirs may leave out its head.
  const body = `${refresh(0, url)}
${link(url, PAGE_TEXTS.leave)}`
  return { title: PAGE_TEXTS.leaving, body, policy: policyFor(undefined), referrer: 'no-referrer' }
}

/**
 * Leaves by a form that submits itself; its policy names no `form-action`, which would hold PingOne's redirects too.
 *
 * Where another policy was put in its place, by a proxy say, the script does not run and the button is dead. Then the page
 * goes by itself to the same sign-off without the hint, which fits into a link. Where the script runs, it opens a template
 * around what follows, so that this refresh is none.
 *
 * @param framedBy where it may have landed in a frame of the application, which it then leaves by the top
 */
export function formPage(
  { action, fields }: SignOffForm,
  urlWithoutHint: string,
  framedBy?: readonly string[],
): Page {
  const nonce = generateState()
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  const body = `<form method="post" action="${escapeHtml(action)}" accept-charset="utf-8" target="_top">
${inputs.join('\n')}
<button>${PAGE_TEXTS.leave}</button>
</form>
${link(urlWithoutHint, PAGE_TEXTS.otherWay)}
<script nonce="${nonce}">${SUBMIT}</script>
${refresh(1, urlWithoutHint)}`
  return { title: PAGE_TEXTS.leaving, body, policy: policyFor(framedBy, nonce), referrer: 'no-referrer' }
}

/** A form that a policy forbids is an event in Chromium, and thrown in Firefox (measured). */
const SUBMIT = `
const leaveByLink = () => top.location.replace(document.links[0].href)
addEventListener('securitypolicyviolation', (event) => event.effectiveDirective === 'form-action' && leaveByLink())
try { HTMLFormElement.prototype.submit.call(document.forms[0]) } catch { leaveByLink() }
document.write('<template>')
`

/** The page of the link, where it may have landed in a frame of the application, which it then leaves by the top. */
export function topLinkPage(url: string, framedBy: readonly string[]): Page {
  const nonce = generateState()
  const body = `${link(url, PAGE_TEXTS.leave)}
<script nonce="${nonce}">
if (self !== top) {
top.location.replace(document.links[0].href)
document.write('<template>')
}
</script>
${refresh(0, url)}`
  return { title: PAGE_TEXTS.leaving, body, policy: policyFor(framedBy, nonce), referrer: 'no-referrer' }
}

/** Leaves by the top window, from wherever it has landed, or not at all: in a frame the way would prove nothing. */
export function topPage(url: string, framedBy: readonly string[]): Page {
  const nonce = generateState()
  const body = `${link(url, PAGE_TEXTS.ask, ' target="_top"')}
<script nonce="${nonce}">top.location.replace(document.links[0].href)</script>`
  return { title: PAGE_TEXTS.asking, body, policy: policyFor(framedBy, nonce), referrer: 'no-referrer' }
}

/** By what frameworks that take forms over leave one alone, as each documents it. */
const LEFT_ALONE =
  'data-turbo="false" hx-boost="false" up-submit="false" data-astro-reload data-sveltekit-reload data-no-swup'

/** Where a button posts to, and who may frame its page. */
export interface Place {
  /** The route's own. */
  readonly path: string
  /** The application's. */
  readonly origins: readonly string[]
}

/**
 * Says that nothing was done, and has a button that posts from here, by the browser itself and out of any frame. Within a
 * page that holds every form, a tab of its own is left: there the button is the browser's again.
 */
export function buttonPage(refusal: Refusal, { path, origins }: Place): Page {
  // The policy of the page's own referrer counts, whatever a proxy adds: without one a form's Origin would be null.
  const body = `<meta name="referrer" content="same-origin">
<h1>${refusal.heading}</h1>
<p>${refusal.text}</p>
<form method="post" action="${escapeHtml(path)}" target="_top" ${LEFT_ALONE}>
<button>${PAGE_TEXTS.signOff}</button>
</form>${refusal.isWithinPage ? `\n${link(path, PAGE_TEXTS.otherWay, ' target="_blank"')}` : ''}`
  // No form-action: Chromium would hold the answer's redirect to it.
  return { title: refusal.heading, body, policy: policyFor(origins), referrer: 'same-origin' }
}

/** The same, whose button presses itself: for who has asked already. */
export function pressedPage(refusal: Refusal, place: Place): Page {
  const nonce = generateState()
  const page = buttonPage(refusal, place)
  const script = `<script nonce="${nonce}">HTMLFormElement.prototype.submit.call(document.forms[0])</script>`
  return { ...page, body: `${page.body}\n${script}`, policy: policyFor(place.origins, nonce) }
}

/** The same for a script that puts it into its page: where the route answers a GET too, the frame presses the button. */
export function framingPage(refusal: Refusal, place: Place): Page {
  const page = buttonPage(refusal, place)
  return { ...page, body: `${page.body}\n<iframe src="${escapeHtml(place.path)}" hidden></iframe>` }
}
