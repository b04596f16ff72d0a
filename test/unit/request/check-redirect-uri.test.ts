import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import { checkRedirectUri } from '../../../src/request/check-redirect-uri.ts'
import { found } from '../fixtures.ts'

function check(uri: string, allowInsecureRedirect?: boolean): SignOffProblem[] {
  const problems: SignOffProblem[] = []
  checkRedirectUri(uri, allowInsecureRedirect, createReport(problems))
  return problems
}

describe('checkRedirectUri', () => {
  it.each([
    ['https://app.example.com'],
    ['https://app.example.com/'],
    ['https://APP.example.com:443/Bye'],
    ['https://app.example.com/bye?a=b&c=d%20e'],
    ['https://app.example.com/?estate=1&states=2&state%5B%5D=3'],
    ['https://app.example.com/state?x=state'],
    ['https://app.example.com/a@b?c=d@e'],
    ['https://app.example.com?next=https://user@host'],
    ['https://app.example.com/?next=about:blank'],
    ['https://app.example.com/?next=https:bye'],
    ['https://bücher.example/é'],
    ['https://192.0.2.1/bye'],
    ['http://localhost:3000/bye'],
    ['http://app.localhost/bye'],
    ['http://127.0.0.1/bye'],
    ['http://[::1]:8080/bye'],
    ['com.example.app:/bye'],
    ['com.example.app://bye'],
    ['com.example.app:bye'],
    ['msauth.com.example://auth/bye?x=1'],
    ['dataplan:/bye'],
    ['files:/bye'],
  ])('takes %j', (uri) => {
    expect(check(uri)).toEqual([])
  })

  it.each([
    ['app.example.com/bye'],
    ['/bye'],
    ['//app.example.com/bye'],
    ['https:app.example.com/bye'],
    ['http:app.example.com/bye'],
    ['https:/app.example.com/bye'],
    ['https:///app.example.com/bye'],
    ['https://'],
    ['https://a b/'],
    ['https://app.example.com:99999/'],
    ['javascript:alert(1)'],
    ['JavaScript:alert(1)'],
    ['data:text/html,x'],
    ['blob:https://app.example.com/x'],
    ['file:///bye'],
    ['vbscript:x'],
    ['about:blank'],
    ['view-source:https://app.example.com'],
    ['filesystem:https://app.example.com/x'],
    ['https://app.example.com/bye#'],
    ['https://app.example.com/bye#x'],
    ['com.example.app:/bye#x'],
    ['https://app.example.com/bye?state=1'],
    ['https://app.example.com/bye?state'],
    ['https://app.example.com/bye?a=b&state='],
    ['https://app.example.com/bye?st%61te=1'],
    ['com.example.app:/bye?state=1'],
    ['com.example.app:bye?%73tate=1'],
    ['https://user@app.example.com/bye'],
    ['https://user:password@app.example.com/bye'],
    ['https://@app.example.com/bye'],
    ['com.example.app://user@bye'],
    ['https://app.example.com/\u0000'],
    ['https://app.example.com/\n'],
    ['https://app.exam\tple.com/'],
    ['java\nscript:alert(1)'],
    ['https://app.example.com/\u007f'],
    [' https://app.example.com/bye'],
    ['https://app.example.com/bye '],
    ['https://app.example.com/good bye'],
    ['https:\\\\app.example.com\\bye'],
    ['https://app.example.com\\bye'],
    ['https://app.example.com/\ud800'],
    ['https://app.example.com/\udc00x'],
  ])('refuses %j', (uri) => {
    expect(found(check(uri, true))).toEqual([['INVALID_REDIRECT_URI', 'postLogoutRedirectUri']])
  })

  it('says what to change', () => {
    const [problem] = check('https://app.example.com/bye?state=1')
    expect(problem).toEqual({
      code: 'INVALID_REDIRECT_URI',
      level: 'error',
      option: 'postLogoutRedirectUri',
      message: 'postLogoutRedirectUri has a state parameter of its own.',
      fix: 'Write it as under Signoff URLs in the PingOne console, without state.',
    })
  })

  it.each([
    ['http://app.example.com/bye'],
    ['HTTP://app.example.com/bye'],
    ['http://192.0.2.1/bye'],
    ['http://localhost.example.com/bye'],
    ['http://128.0.0.1/'],
  ])('takes %s only if told to', (uri) => {
    const strict = check(uri)
    const lenient = check(uri, true)
    expect([found(strict), lenient]).toEqual([[['INSECURE_REDIRECT_URI', 'postLogoutRedirectUri']], []])
  })
})
