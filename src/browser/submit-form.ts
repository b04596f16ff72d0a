import type { SignOffForm } from '../request/sign-off-form.ts'

/**
 * POSTs a form. This works under any CSP that allows the form's target, and with any `<base>` in the page.
 *
 * The methods are taken from their prototypes. An element with a name hides the document's method of that name, and a
 * field hides the form's (HTML, "named properties"): `<img name="createElement">` would stop a sign-off half-way.
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
