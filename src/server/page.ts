import { PAGE_TEXTS } from './page-texts.ts'

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

/**
 * What a page may do, and nothing else.
 *
 * @param framedBy the origins that may frame it, beside its own; without them none may
 * @param nonce of the one script that it has
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

/** Text or a quoted attribute's value, of whatever content. HTML, section 13.1.2.3 */
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

/** Puts a page into the one that is there. https://turbo.hotwired.dev/reference/streams#update */
export function writeTurboStream({ body }: Page): string {
  return `<turbo-stream action="update" targets="body"><template><main>
${body}
</main></template></turbo-stream>
`
}
