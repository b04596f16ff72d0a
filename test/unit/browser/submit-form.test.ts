// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { submitForm } from '../../../src/browser/submit-form.ts'

interface Seen {
  method: string
  action: string
  target: string
  charset: string
  hidden: boolean
  parent: string | undefined
  fields: [type: string, name: string, value: string][]
}

const ACTION = 'https://auth.pingone.eu/as/signoff'
let submitted: Seen[]
let submit: MockInstance

beforeEach(() => {
  submitted = []
  submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (this: HTMLFormElement) {
    submitted.push({
      method: this.method,
      action: this.action,
      target: this.target,
      charset: this.acceptCharset,
      hidden: this.hidden,
      parent: this.parentElement?.tagName,
      fields: [...this.querySelectorAll('input')].map(({ type, name, value }) => [type, name, value]),
    })
  })
})

afterEach(() => {
  submit.mockRestore()
})

describe('submitForm', () => {
  it('posts every field in this frame, hidden, as UTF-8', () => {
    submitForm({ action: ACTION, fields: { id_token_hint: 'a.b.c', state: 'é "<&' } }, '_self')
    expect(submitted).toEqual([
      {
        method: 'post',
        action: ACTION,
        target: '_self',
        charset: 'utf-8',
        hidden: true,
        parent: 'HTML',
        fields: [
          ['hidden', 'id_token_hint', 'a.b.c'],
          ['hidden', 'state', 'é "<&'],
        ],
      },
    ])
  })

  it.each(['submit', 'remove', 'action', 'method', 'parentNode'])('posts a field named %s', (name) => {
    submitForm({ action: ACTION, fields: { [name]: 'x' } }, '_self')
    expect(submitted.map(({ action, fields }) => [action, fields])).toEqual([
      [ACTION, [['hidden', name, 'x']]],
    ])
  })

  it('posts in the top window where told to', () => {
    submitForm({ action: ACTION, fields: {} }, '_top')
    expect(submitted.map(({ target }) => target)).toEqual(['_top'])
  })

  it('calls no method that an element or a field of that name hides', () => {
    const hidden = ['createElement', 'querySelector', 'body', 'documentElement', 'append']
    for (const name of hidden) Object.defineProperty(document, name, { value: {}, configurable: true })
    submitForm(
      { action: ACTION, fields: { submit: 'x', remove: 'x', append: 'x', removeChild: 'x' } },
      '_self',
    )
    for (const name of hidden) Reflect.deleteProperty(document, name)
    expect([submitted.length, document.querySelectorAll('form').length]).toEqual([1, 0])
  })

  it('leaves nothing in the page', () => {
    document.body.replaceChildren()
    submitForm({ action: ACTION, fields: { remove: 'x' } }, '_self')
    expect(document.querySelectorAll('form').length).toBe(0)
  })
})
