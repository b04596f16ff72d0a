import { describe, expect, it } from 'vitest'
import { prefersJson } from '../../../src/server/accept.ts'

describe('prefersJson', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, false],
    ['*/*', false],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
    ['application/json', true],
    ['application/json, text/plain, */*', true],
    ['text/html, application/json', false],
    ['text/html;q=0.5, */*', true],
    ['application/json, text/html', true],
    ['application/json;q=0.5, text/html;q=0.6', false],
    ['application/json;q=0.6, text/html;q=0.5', true],
    ['Application/JSON; charset=utf-8; q=0.9, text/*;q=0.1', true],
    ['application/json;q=0', false],
    ['application/json;q=nonsense, text/html;q=0.1', false],
    ['application/*, text/html;q=0.9', true],
  ])('takes %j for %j', (accept, expected) => {
    const headers = accept === undefined ? {} : { accept }
    expect(prefersJson(new Request('https://app.example.com/', { headers }))).toBe(expected)
  })
})
