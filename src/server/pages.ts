import type { SignOffForm } from '../request/sign-off-form.ts'
import { generateState } from '../request/state.ts'
import { PAGE_TEXTS } from './page-texts.ts'
import type { Refusal } from './refusals.ts'

/** A page and the policy that lets it do what it is for, and nothing else. */
export interface Page {
  readonly title: string
  readonly body: string
  readonly policy: string
  /** What of the page's address the next request is told: for a form that posts from here, its origin. */
  readonly referrer: 'no-referrer' | 'same-origin'
}

/** One style for all, which the policy knows by its hash. */
const STYLE =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}h1{font-size:1.5rem}button{font:inherit;padding:.6rem 1.4rem}'
const STYLE_HASH = 'sha256-WE3AvUMYrEA8t/p5XWROxXEwYGD2f9465H1bv3W8Xxg='
const POLICY = `default-src 'none'; base-uri 'none'; style-src '${STYLE_HASH}'`
const POLICY_IN_NO_FRAME = `${POLICY}; frame-ancestors 'none'`

/** Leaves by a refresh, which no `form-action` governs, unlike a redirect that answers a form. */
export function linkPage(url: string): Page {
  // In the body, since scripts that put a page into theirs may leave out its head.
  const body = `${refresh(0, url)}
${link(url, PAGE_TEXTS.leave)}`
  return { title: PAGE_TEXTS.leaving, body, policy: POLICY_IN_NO_FRAME, referrer: 'no-referrer' }
}

/**
 * Leaves by a form that submits itself; its policy names no `form-action`, which would hold PingOne's redirects too.
 *
 * Where another policy was put in its place, by a proxy say, the script does not run and the button is dead. Then the page
 * goes by itself to the same sign-off without the hint, which fits into a link. Where the script runs, it opens a template
 * around what follows, so that this refresh is none.
 */
export function formPage({ action, fields }: SignOffForm, urlWithoutHint: string): Page {
  const nonce = generateState()
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  const body = `<form method="post" action="${escapeHtml(action)}" accept-charset="utf-8">
${inputs.join('\n')}
<button>${PAGE_TEXTS.leave}</button>
</form>
${link(urlWithoutHint, PAGE_TEXTS.otherWay)}
<script nonce="${nonce}">${SUBMIT}</script>
${refresh(1, urlWithoutHint)}`
  const policy = `${POLICY_IN_NO_FRAME}; script-src 'nonce-${nonce}'`
  return { title: PAGE_TEXTS.leaving, body, policy, referrer: 'no-referrer' }
}

/** A form that a policy forbids is an event in Chromium, and thrown in Firefox (measured). */
const SUBMIT = `
const leaveByLink = () => location.replace(document.links[0].href)
addEventListener('securitypolicyviolation', (event) => event.effectiveDirective === 'form-action' && leaveByLink())
try { HTMLFormElement.prototype.submit.call(document.forms[0]) } catch { leaveByLink() }
document.write('<template>')
`

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

/** Says that nothing was done, and has a button that posts from here, by the browser itself and out of any frame. */
export function buttonPage({ heading, text }: Refusal, { path, origins }: Place): Page {
  // The policy of the page's own referrer counts, whatever a proxy adds: without one a form's Origin would be null.
  const body = `<meta name="referrer" content="same-origin">
<h1>${heading}</h1>
<p>${text}</p>
<form method="post" action="${escapeHtml(path)}" target="_top" ${LEFT_ALONE}>
<button>${PAGE_TEXTS.signOff}</button>
</form>`
  // No form-action: Chromium would hold the answer's redirect to it.
  const policy = `${POLICY}; frame-ancestors ${["'self'", ...origins].join(' ')}`
  return { title: heading, body, policy, referrer: 'same-origin' }
}

/** The same, whose button presses itself: for who has asked already. */
export function pressedPage(refusal: Refusal, place: Place): Page {
  const nonce = generateState()
  const page = buttonPage(refusal, place)
  const script = `<script nonce="${nonce}">HTMLFormElement.prototype.submit.call(document.forms[0])</script>`
  return { ...page, body: `${page.body}\n${script}`, policy: `${page.policy}; script-src 'nonce-${nonce}'` }
}

/** The same for a script that puts it into its page: where the route answers a GET too, the frame presses the button. */
export function framingPage(refusal: Refusal, place: Place): Page {
  const page = buttonPage(refusal, place)
  return { ...page, body: `${page.body}\n<iframe src="${escapeHtml(place.path)}" hidden></iframe>` }
}

function refresh(seconds: number, url: string): string {
  return `<meta http-equiv="refresh" content="${seconds};url=${escapeHtml(url)}">`
}

function link(url: string, text: string): string {
  return `<p><a href="${escapeHtml(url)}">${text}</a></p>`
}

/** Text or a quoted attribute's value, of whatever content. HTML, section 13.1.2.3 */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export function writePage({ title, body }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/** Puts a page into the one that is there. https://turbo.hotwired.dev/reference/streams#update */
export function writeTurboStream({ body }: Page): string {
  return `<turbo-stream action="update" targets="body"><template><main>
${body}
</main></template></turbo-stream>
`
}
