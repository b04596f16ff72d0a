import type { SignOffForm } from './wire.ts'

/** POSTs a form in this frame, under any CSP that allows its target, and whatever `<base>` the page has. */
export function submitForm({ action, fields }: SignOffForm): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  form.target = '_self'
  form.acceptCharset = 'utf-8'
  form.hidden = true
  form.append(...Object.entries(fields).map(([name, value]) => createField(name, value)))
  const parent = document.body ?? document.documentElement
  parent.append(form)
  // A field named `submit` would hide the form's own method, one named `remove` the other.
  HTMLFormElement.prototype.submit.call(form)
  parent.removeChild(form)
}

function createField(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value
  return field
}
