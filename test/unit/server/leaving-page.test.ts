// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { formPage, linkPage } from '../../../src/server/leaving-page.ts'

const HOSTILE = `"><script>alert(1)</script><!--' &amp; é`

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

describe('linkPage', () => {
  it('leaves by a refresh, and shows the same link', () => {
    const { html, policy } = linkPage(`https://auth.pingone.eu/as/signoff?a='b'&c=%22`)
    const page = parse(html)
    expect(policy).toBe("default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    expect([
      page.querySelector('meta[http-equiv=refresh]')?.getAttribute('content'),
      page.querySelector('a')?.getAttribute('href'),
    ]).toEqual([
      `0;url=https://auth.pingone.eu/as/signoff?a='b'&c=%22`,
      `https://auth.pingone.eu/as/signoff?a='b'&c=%22`,
    ])
  })

  it('escapes whatever stands in the URL', () => {
    const page = parse(linkPage(`https://auth.pingone.eu/${HOSTILE}`).html)
    expect([page.scripts.length, page.querySelector('a')?.getAttribute('href')]).toEqual([
      0,
      `https://auth.pingone.eu/${HOSTILE}`,
    ])
  })
})

describe('formPage', () => {
  it('is this page', () => {
    const { html, policy } = formPage({
      action: 'https://auth.pingone.eu/as/signoff',
      fields: { a: 'b', c: 'd' },
    })
    const nonce = /nonce-([^']+)/.exec(policy)?.[1]
    expect(html).toBe(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Signing off</title>

</head>
<body>
<form method="post" action="https://auth.pingone.eu/as/signoff" accept-charset="utf-8">
<input type="hidden" name="a" value="b">
<input type="hidden" name="c" value="d">
<button>Continue to sign off</button>
</form>
<script nonce="${nonce}">HTMLFormElement.prototype.submit.call(document.forms[0])</script>
</body>
</html>
`)
  })

  it('holds every field, escaped, and one script under its nonce', () => {
    const fields = { submit: 'x', [HOSTILE]: HOSTILE }
    const { html, policy } = formPage({ action: 'https://auth.pingone.eu/as/signoff', fields })
    const page = parse(html)
    const inputs = [...page.querySelectorAll('input')].map((input) => [
      input.getAttribute('name'),
      input.getAttribute('value'),
    ])
    const nonce = page.querySelector('script')?.getAttribute('nonce')
    expect(inputs).toEqual(Object.entries(fields))
    expect([
      page.querySelector('form')?.getAttribute('action'),
      page.querySelectorAll('script, button').length,
    ]).toEqual(['https://auth.pingone.eu/as/signoff', 2])
    expect(policy).toBe(
      `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'nonce-${nonce}'`,
    )
    expect(nonce).toMatch(/^[\w-]{43}$/)
  })

  it('makes a new nonce each time', () => {
    const form = { action: 'https://auth.pingone.eu/as/signoff', fields: {} }
    expect(formPage(form).policy).not.toBe(formPage(form).policy)
  })
})
