import { describe, expect, it } from 'vitest'
import { parseAccept } from '../../../src/server/accept.ts'

describe('parseAccept', () => {
  it.each<[string, boolean]>([
    ['', false],
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
    ['application/json;q=0, text/html;q=0', false],
    ['text/html;q=0, text/plain', false],
    ['application/json;q=nonsense, text/html;q=0.1', false],
    ['application/*, text/html;q=0.9', true],
  ])('takes of %j for whether it prefers JSON: %j', (accept, expected) => {
    expect(parseAccept(accept).prefersJson).toBe(expected)
  })

  it.each<[string, boolean]>([
    ['', false],
    ['*/*', false],
    ['text/html', true],
    ['TEXT/HTML; charset=utf-8', true],
    ['text/vnd.turbo-stream.html, text/html, application/xhtml+xml', true],
    ['text/*', true],
    ['text/html;q=0', false],
    ['application/json', false],
    ['text/html5', false],
  ])('takes of %j for whether it names HTML: %j', (accept, expected) => {
    expect(parseAccept(accept).names('text/html')).toBe(expected)
  })
})
