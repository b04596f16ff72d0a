import type { SignOffForm } from '../request/sign-off-form.ts'

/**
 * POSTs a form, under any CSP that allows its target, and whatever `<base>` the page has.
 *
 * Methods are taken from their prototypes: an element with a name hides the document's own of that name, and a field a
 * form's (HTML, "named properties"), so that `<img name="createElement">` would stop a sign-off half-way.
 */
export function submitForm({ action, fields }: SignOffForm, target: '_self' | '_top'): void {
  const look = { method: 'post', action, target, acceptCharset: 'utf-8', hidden: true }
  const form = Object.assign(createElement('form'), look)
  const inputs = Object.entries(fields).map(([name, value]) =>
    Object.assign(createElement('input'), { type: 'hidden', name, value }),
  )
  form.append(...inputs)
  const root = Document.prototype.querySelector.call(document, '*')
  root?.append(form)
  HTMLFormElement.prototype.submit.call(form)
  root?.removeChild(form)
}

function createElement<Name extends 'form' | 'input'>(name: Name): HTMLElementTagNameMap[Name] {
  return Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[Name]
}
