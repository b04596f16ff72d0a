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
    submitForm({ action: ACTION, fields: { id_token_hint: 'a.b.c', state: 'é "<&' } })
    expect(submitted).toEqual([
      {
        method: 'post',
        action: ACTION,
        target: '_self',
        charset: 'utf-8',
        hidden: true,
        parent: 'BODY',
        fields: [
          ['hidden', 'id_token_hint', 'a.b.c'],
          ['hidden', 'state', 'é "<&'],
        ],
      },
    ])
  })

  it.each(['submit', 'remove', 'action', 'method', 'parentNode'])('posts a field named %s', (name) => {
    submitForm({ action: ACTION, fields: { [name]: 'x' } })
    expect(submitted.map(({ action, fields }) => [action, fields])).toEqual([
      [ACTION, [['hidden', name, 'x']]],
    ])
  })

  it('calls no method that a field of that name hides', () => {
    const form = document.createElement('form')
    Object.assign(form, { submit: null, remove: null })
    const created = vi.spyOn(document, 'createElement').mockReturnValueOnce(form)
    submitForm({ action: ACTION, fields: {} })
    created.mockRestore()
    expect([submitted.length, form.isConnected]).toEqual([1, false])
  })

  it('leaves nothing in the page', () => {
    document.body.replaceChildren()
    submitForm({ action: ACTION, fields: { remove: 'x' } })
    expect(document.querySelectorAll('form').length).toBe(0)
  })

  it('posts from a page without a body', () => {
    const { body } = document
    body.remove()
    submitForm({ action: ACTION, fields: {} })
    document.documentElement.append(body)
    expect(submitted.map(({ parent }) => parent)).toEqual(['HTML'])
  })
})
