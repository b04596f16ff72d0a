// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { hasDocument, isOnOwnOrigin } from '../src/page.ts'

describe('hasDocument', () => {
  it('is true on a page, false elsewhere', () => {
    const onPage = hasDocument()
    vi.stubGlobal('document', undefined)
    const elsewhere = hasDocument()
    vi.unstubAllGlobals()
    expect([onPage, elsewhere]).toEqual([true, false])
  })
})

describe('isOnOwnOrigin', () => {
  it.each<[string | undefined, boolean]>([
    ['http://localhost:3000/bye', true],
    ['HTTP://LOCALHOST:3000', true],
    ['http://localhost:3001/bye', false],
    ['https://localhost:3000/bye', false],
    ['http://app.localhost:3000/bye', false],
    ['com.example.app:/bye', false],
    ['/bye', false],
    ['', false],
    [undefined, false],
  ])('of %s is %s at http://localhost:3000', (uri, expected) => {
    expect([location.origin, isOnOwnOrigin(uri)]).toEqual(['http://localhost:3000', expected])
  })

  it('is false where the page has an opaque origin', () => {
    vi.stubGlobal('location', { origin: 'null' })
    const answers = ['null', 'data:text/html,x', 'com.example.app:/bye'].map(isOnOwnOrigin)
    vi.unstubAllGlobals()
    expect(answers).toEqual([false, false, false])
  })

  it('is false without a page', () => {
    vi.stubGlobal('document', undefined)
    const answer = isOnOwnOrigin('http://localhost:3000/bye')
    vi.unstubAllGlobals()
    expect(answer).toBe(false)
  })
})
