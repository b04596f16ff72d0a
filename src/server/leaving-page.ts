import type { SignOffForm } from '../request/sign-off-form.ts'
import { generateState } from '../request/state.ts'

/** A page and the policy that lets it do what it is for, and nothing else. */
export interface LeavingPage {
  readonly html: string
  readonly policy: string
}

/** Leaves by a refresh, which no `form-action` governs, unlike a redirect that answers a form. */
export function linkPage(url: string): LeavingPage {
  const address = escapeHtml(url)
  return page(
    `<meta http-equiv="refresh" content="0;url=${address}">`,
    `<p><a href="${address}">Continue to sign off</a></p>`,
  )
}

/** Leaves by a form that submits itself; its policy names no `form-action`, which would hold PingOne's redirects too. */
export function formPage({ action, fields }: SignOffForm): LeavingPage {
  const nonce = generateState()
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return page(
    '',
    `<form method="post" action="${escapeHtml(action)}" accept-charset="utf-8">
${inputs.join('\n')}
<button>Continue to sign off</button>
</form>
<script nonce="${nonce}">HTMLFormElement.prototype.submit.call(document.forms[0])</script>`,
    `; script-src 'nonce-${nonce}'`,
  )
}

function page(head: string, body: string, policy = ''): LeavingPage {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Signing off</title>
${head}
</head>
<body>
${body}
</body>
</html>
`
  return { html, policy: `default-src 'none'; base-uri 'none'; frame-ancestors 'none'${policy}` }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
