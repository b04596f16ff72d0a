import { PAGE_TEXTS } from './page-texts.ts'

/** A page, and the policy that allows what the page needs and nothing else. */
export interface Page {
  readonly title: string
  readonly body: string
  readonly policy: string
  /** How much of the page's address the next request contains. A form that posts from this page sends its origin. */
  readonly referrer: 'no-referrer' | 'same-origin'
}

/** The style of all pages. The policy allows it by its hash. */
const STYLE =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}h1{font-size:1.5rem}button{font:inherit;padding:.6rem 1.4rem}'
const STYLE_HASH = 'sha256-WE3AvUMYrEA8t/p5XWROxXEwYGD2f9465H1bv3W8Xxg='
const POLICY = `default-src 'none'; base-uri 'none'; style-src '${STYLE_HASH}'`

/**
 * Returns a policy that allows what a page needs and nothing else.
 *
 * @param framedBy the origins that may frame the page, besides its own. If absent, none may.
 * @param nonce the nonce of the only script in the page
 */
export function policyFor(framedBy: readonly string[] | undefined, nonce?: string): string {
  const ancestors = framedBy ? ["'self'", ...framedBy].join(' ') : "'none'"
  return `${POLICY}; frame-ancestors ${ancestors}${nonce ? `; script-src 'nonce-${nonce}'` : ''}`
}

export function refresh(seconds: number, url: string): string {
  return `<meta http-equiv="refresh" content="${seconds};url=${escapeHtml(url)}">`
}

export function link(url: string, text: string, attributes = ''): string {
  return `<p><a href="${escapeHtml(url)}"${attributes}>${text}</a></p>`
}

/** Escapes any text, for use as text or as the value of a quoted attribute. HTML, section 13.1.2.3 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export function writePage({ title, body }: Page): string {
  return `<!doctype html>
<html lang="${PAGE_TEXTS.language}">
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

/** Writes a stream that puts a page into the current one. https://turbo.hotwired.dev/reference/streams#update */
export function writeTurboStream({ body }: Page): string {
  return `<turbo-stream action="update" targets="body"><template><main>
${body}
</main></template></turbo-stream>
`
}
