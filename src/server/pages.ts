import type { SignOffForm } from '../request/sign-off-form.ts'
import { generateState } from '../request/state.ts'
import { escapeHtml, link, type Page, policyFor, refresh } from './page.ts'
import { PAGE_TEXTS } from './page-texts.ts'
import type { Refusal } from './refusals.ts'

/**
 * Builds a page that leaves by a refresh. Unlike a redirect that answers a form, a refresh is governed by no
 * `form-action`.
 */
export function linkPage(url: string): Page {
  // The refresh is in the body, since scripts that put a page into theirs may leave out its head.
  const body = `${refresh(0, url)}
${link(url, PAGE_TEXTS.leave)}`
  return { title: PAGE_TEXTS.leaving, body, policy: policyFor(undefined), referrer: 'no-referrer' }
}

/**
 * Builds a page that leaves by a form that submits itself. Its policy names no `form-action`, which would apply to
 * PingOne's redirects too.
 *
 * If another policy replaces this one, for example a proxy's, the script does not run and the button does nothing. Then
 * the page goes by itself to the same sign-off without the hint, which fits into a link. If the script runs, it opens a
 * template around what follows, so that the refresh there has no effect.
 *
 * @param framedBy the origins that may frame the page, if it may be in a frame of the application. It then leaves by
 *   the top window.
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

/** When a policy forbids a form, Chromium fires an event and Firefox throws (measured). */
const SUBMIT = `
const leaveByLink = () => top.location.replace(document.links[0].href)
addEventListener('securitypolicyviolation', (event) => event.effectiveDirective === 'form-action' && leaveByLink())
try { HTMLFormElement.prototype.submit.call(document.forms[0]) } catch { leaveByLink() }
document.write('<template>')
`

/** Builds the page of the link, if it may be in a frame of the application. It then leaves by the top window. */
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

/**
 * Builds a page that leaves by the top window from wherever it is, or not at all. In a frame PingOne's answer would
 * prove nothing.
 */
export function topPage(url: string, framedBy: readonly string[]): Page {
  const nonce = generateState()
  const body = `${link(url, PAGE_TEXTS.ask, ' target="_top"')}
<script nonce="${nonce}">top.location.replace(document.links[0].href)</script>`
  return { title: PAGE_TEXTS.asking, body, policy: policyFor(framedBy, nonce), referrer: 'no-referrer' }
}

/** The attributes by which frameworks that take over forms leave a form alone, as each framework documents them. */
const LEFT_ALONE =
  'data-turbo="false" hx-boost="false" up-submit="false" data-astro-reload data-sveltekit-reload data-no-swup'

/** Where a button posts to, and who may frame its page. */
export interface Place {
  /** The path of the route. */
  readonly path: string
  /** The application's origins. */
  readonly origins: readonly string[]
}

/**
 * Builds a page that says that nothing was done. Its button posts from here, by the browser itself and out of any
 * frame. If a page around it blocks every form, a link opens a tab of its own, where the button works.
 */
export function buttonPage(refusal: Refusal, { path, origins }: Place): Page {
  // The page's own referrer policy counts, whatever a proxy adds. Without a referrer a form's Origin would be null.
  const body = `<meta name="referrer" content="same-origin">
<h1>${refusal.heading}</h1>
<p>${refusal.text}</p>
<form method="post" action="${escapeHtml(path)}" target="_top" ${LEFT_ALONE}>
<button>${PAGE_TEXTS.signOff}</button>
</form>${refusal.isWithinPage ? `\n${link(path, PAGE_TEXTS.otherWay, ' target="_blank"')}` : ''}`
  // There is no form-action: Chromium would apply it to the answer's redirect too.
  return { title: refusal.heading, body, policy: policyFor(origins), referrer: 'same-origin' }
}

/** Builds the same page with a button that presses itself, for a caller that has asked already. */
export function pressedPage(refusal: Refusal, place: Place): Page {
  const nonce = generateState()
  const page = buttonPage(refusal, place)
  const script = `<script nonce="${nonce}">HTMLFormElement.prototype.submit.call(document.forms[0])</script>`
  return { ...page, body: `${page.body}\n${script}`, policy: policyFor(place.origins, nonce) }
}

/**
 * Builds the same page for a script that puts it into its own. The frame presses the button, if the route takes GET.
 */
export function framingPage(refusal: Refusal, place: Place): Page {
  const page = buttonPage(refusal, place)
  return { ...page, body: `${page.body}\n<iframe src="${escapeHtml(place.path)}" hidden></iframe>` }
}
