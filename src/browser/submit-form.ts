import type { SignOffForm } from '../request/sign-off-form.ts'

/** POSTs a form in this frame, under any CSP that allows its target, and whatever `<base>` the page has. */
export function submitForm({ action, fields }: SignOffForm): void {
  const look = { method: 'post', action, target: '_self', acceptCharset: 'utf-8', hidden: true }
  const form = Object.assign(document.createElement('form'), look)
  const inputs = Object.entries(fields).map(([name, value]) =>
    Object.assign(document.createElement('input'), { type: 'hidden', name, value }),
  )
  form.append(...inputs)
  const parent = document.body ?? document.documentElement
  parent.append(form)
  // A field named `submit` would hide the form's own method, one named `remove` the other.
  HTMLFormElement.prototype.submit.call(form)
  parent.removeChild(form)
}
