// @vitest-environment happy-dom
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Page, writePage, writeTurboStream } from '../../../src/server/page.ts'
import {
  buttonPage,
  formPage,
  framingPage,
  linkPage,
  pressedPage,
  topLinkPage,
} from '../../../src/server/pages.ts'
import { REFUSALS } from '../../../src/server/refusals.ts'

const HOSTILE = `"><script>alert(1)</script><!--' &amp; é`
const ACTION = 'https://auth.pingone.eu/as/signoff'

function parse(page: Page): Document {
  return new DOMParser().parseFromString(writePage(page), 'text/html')
}

const attribute = (page: Document, selector: string, name: string) =>
  page.querySelector(selector)?.getAttribute(name)

describe('linkPage', () => {
  it('leaves by a refresh, and shows the same link', () => {
    const page = parse(linkPage(`${ACTION}?a='b'&c=%22`))
    expect({
      refresh: attribute(page, 'meta[http-equiv=refresh]', 'content'),
      link: attribute(page, 'a', 'href'),
      text: page.body.textContent?.trim(),
    }).toEqual({
      refresh: `0;url=${ACTION}?a='b'&c=%22`,
      link: `${ACTION}?a='b'&c=%22`,
      text: 'Continue to sign off',
    })
  })

  it('leaves from the body, since scripts may leave out the head', () => {
    expect(parse(linkPage(ACTION)).body.querySelectorAll('meta[http-equiv=refresh]').length).toBe(1)
  })

  it('escapes whatever stands in the URL', () => {
    const page = parse(linkPage(`https://auth.pingone.eu/${HOSTILE}`))
    expect([page.scripts.length, attribute(page, 'a', 'href')]).toEqual([
      0,
      `https://auth.pingone.eu/${HOSTILE}`,
    ])
  })

  it('lets nothing run, and no other origin learn where it leads', () => {
    const { policy, referrer } = linkPage(ACTION)
    expect([policy.replace(/sha256-[\w+/=]+/, 'HASH'), referrer]).toEqual([
      "default-src 'none'; base-uri 'none'; style-src 'HASH'; frame-ancestors 'none'",
      'no-referrer',
    ])
  })
})

describe('formPage', () => {
  it('is this page', () => {
    const page = formPage({ action: ACTION, fields: { a: 'b', c: 'd' } }, `${ACTION}?c=d`)
    const nonce = /nonce-([^']+)/.exec(page.policy)?.[1]
    const html = writePage(page).replace(/<style>.*<\/style>/, '<style></style>')
    expect(html).toBe(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Signing off</title>
<style></style>
</head>
<body>
<main>
<form method="post" action="https://auth.pingone.eu/as/signoff" accept-charset="utf-8" target="_top">
<input type="hidden" name="a" value="b">
<input type="hidden" name="c" value="d">
<button>Continue to sign off</button>
</form>
<p><a href="https://auth.pingone.eu/as/signoff?c=d">If the button does nothing, continue here</a></p>
<script nonce="${nonce}">
const leaveByLink = () => top.location.replace(document.links[0].href)
addEventListener('securitypolicyviolation', (event) => event.effectiveDirective === 'form-action' && leaveByLink())
try { HTMLFormElement.prototype.submit.call(document.forms[0]) } catch { leaveByLink() }
document.write('<template>')
</script>
<meta http-equiv="refresh" content="1;url=https://auth.pingone.eu/as/signoff?c=d">
</main>
</body>
</html>
`)
  })

  it('holds every field, escaped, and one script under its nonce', () => {
    const fields = { submit: 'x', [HOSTILE]: HOSTILE }
    const form = formPage({ action: ACTION, fields }, ACTION)
    const page = parse(form)
    const inputs = [...page.querySelectorAll('input')].map((input) => [
      input.getAttribute('name'),
      input.getAttribute('value'),
    ])
    const nonce = attribute(page, 'script', 'nonce')
    expect(inputs).toEqual(Object.entries(fields))
    expect([attribute(page, 'form', 'action'), page.querySelectorAll('script, button').length]).toEqual([
      ACTION,
      2,
    ])
    expect(form.policy.replace(/sha256-[\w+/=]+/, 'HASH')).toBe(
      `default-src 'none'; base-uri 'none'; style-src 'HASH'; frame-ancestors 'none'; script-src 'nonce-${nonce}'`,
    )
    expect(nonce).toMatch(/^[\w-]{43}$/)
  })

  it('may be framed by the application where it may have landed in a frame, which it leaves by the top', () => {
    const { policy } = formPage({ action: ACTION, fields: {} }, ACTION, ['https://a.example'])
    expect(policy.replace(/.*(?=frame-ancestors)/, '')).toMatch(
      /^frame-ancestors 'self' https:\/\/a\.example; script-src 'nonce-/,
    )
  })

  it('makes a new nonce each time', () => {
    const form = { action: ACTION, fields: {} }
    expect(formPage(form, ACTION).policy).not.toBe(formPage(form, ACTION).policy)
  })
})

describe('buttonPage', () => {
  it('posts from here, out of any frame, and frameworks leave it alone', () => {
    const page = parse(buttonPage(REFUSALS.frame, { path: '/sign-off?a=b', origins: [] }))
    const form = page.querySelector('form')
    const attributes = [...(form?.attributes ?? [])].map(({ name, value }) => [name, value])
    expect(Object.fromEntries(attributes)).toEqual({
      method: 'post',
      action: '/sign-off?a=b',
      target: '_top',
      'data-turbo': 'false',
      'hx-boost': 'false',
      'up-submit': 'false',
      'data-astro-reload': '',
      'data-sveltekit-reload': '',
      'data-no-swup': '',
    })
    expect(form?.querySelector('button')?.textContent).toBe('Sign off')
  })

  it.each(Object.entries(REFUSALS))('says to people why nothing was done: %s', (_, refusal) => {
    const page = parse(buttonPage(refusal, { path: '/', origins: [] }))
    expect([page.title, page.querySelector('h1')?.textContent, page.querySelector('p')?.textContent]).toEqual(
      [refusal.heading, refusal.heading, refusal.text],
    )
    expect(refusal.text).toContain('You are still signed on. The button signs you off.')
  })

  it.each([
    [REFUSALS.page, ['/sign-off?a=b', '_blank']],
    [REFUSALS.frame, ['/sign-off?a=b', '_blank']],
    [REFUSALS.notAPost, [undefined, undefined]],
    [REFUSALS.foreign, [undefined, undefined]],
  ])(
    'has a link to a tab of its own where a page around it may hold the button: $code',
    (refusal, expected) => {
      const page = parse(buttonPage(refusal, { path: '/sign-off?a=b', origins: [] }))
      expect([attribute(page, 'a', 'href'), attribute(page, 'a', 'target')]).toEqual(expected)
    },
  )

  it('may be framed by the application alone, and sends its origin along', () => {
    const page = buttonPage(REFUSALS.frame, {
      path: '/',
      origins: ['https://a.example', 'https://b.example'],
    })
    expect([page.policy.replace(/.*(?=frame-ancestors)/, ''), page.referrer]).toEqual([
      "frame-ancestors 'self' https://a.example https://b.example",
      'same-origin',
    ])
    expect(attribute(parse(page), 'meta[name=referrer]', 'content')).toBe('same-origin')
  })

  it('names no form-action, which would hold the redirect of the answer too', () => {
    expect(buttonPage(REFUSALS.page, { path: '/', origins: [] }).policy).not.toContain('form-action')
  })

  it('escapes whatever stands in the path', () => {
    const page = parse(buttonPage(REFUSALS.page, { path: `/${HOSTILE}`, origins: [] }))
    expect([page.scripts.length, attribute(page, 'form', 'action')]).toEqual([0, `/${HOSTILE}`])
  })
})

describe('topLinkPage', () => {
  it('leaves by the top where it landed in a frame of the application, else by a refresh', () => {
    const { body, policy, referrer } = topLinkPage(`${ACTION}?a=b&c`, ['https://a.example'])
    const nonce = /nonce-([\w-]{43})'$/.exec(policy)?.[1]
    expect(body).toBe(`<p><a href="${ACTION}?a=b&#38;c">Continue to sign off</a></p>
<script nonce="${nonce}">
if (self !== top) {
top.location.replace(document.links[0].href)
document.write('<template>')
}
</script>
<meta http-equiv="refresh" content="0;url=${ACTION}?a=b&#38;c">`)
    expect([policy.replace(/.*(?=frame-ancestors)/, ''), referrer]).toEqual([
      `frame-ancestors 'self' https://a.example; script-src 'nonce-${nonce}'`,
      'no-referrer',
    ])
  })
})

describe('pressedPage', () => {
  it('is the page of the button, which a script under a nonce of its own presses', () => {
    const place = { path: '/sign-off', origins: [] }
    const [pressed, other] = [pressedPage(REFUSALS.notAPost, place), pressedPage(REFUSALS.notAPost, place)]
    const button = buttonPage(REFUSALS.notAPost, place)
    const nonce = /nonce-([\w-]{43})'$/.exec(pressed.policy)?.[1]
    expect(pressed).toEqual({
      ...button,
      body: `${button.body}\n<script nonce="${nonce}">HTMLFormElement.prototype.submit.call(document.forms[0])</script>`,
      policy: `${button.policy}; script-src 'nonce-${nonce}'`,
    })
    expect(other.policy).not.toBe(pressed.policy)
  })
})

describe('framingPage', () => {
  it('is the page of the button, with a frame in which it may press itself', () => {
    // As text, since a document would load the frame.
    const html = writePage(framingPage(REFUSALS.page, { path: `/${HOSTILE}`, origins: [] }))
    expect(/<iframe.*<\/iframe>/.exec(html)?.[0]).toBe(
      '<iframe src="/&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#60;!--&#39; &#38;amp; é" hidden></iframe>',
    )
  })
})

describe('writePage', () => {
  it('has the style that the policy knows by its hash', () => {
    const page = linkPage(ACTION)
    const style = /<style>(.*)<\/style>/.exec(writePage(page))?.[1] ?? ''
    expect(page.policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  })
})

describe('writeTurboStream', () => {
  it("puts the page in the place of the body's content", () => {
    const page = linkPage(ACTION)
    expect(writeTurboStream(page)).toBe(
      `<turbo-stream action="update" targets="body"><template><main>
${page.body}
</main></template></turbo-stream>
`,
    )
  })
})
