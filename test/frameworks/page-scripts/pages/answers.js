/** Where an answer is shown. */
export function target() {
  return document.querySelector('#target')
}

export function onClick(listener) {
  document.querySelector('#sign-off').onclick = listener
}

/** Goes where a program is told to go, the JSON of `start`, as examples/express/public/spa.js does. */
export function go({ url, action, fields, message }) {
  if (url) location.assign(url)
  else if (action) leave(action, fields)
  else target().textContent = message
}

function leave(action, fields) {
  const { id_token_hint: _, ...others } = fields
  const leaveWithoutHint = () => location.assign(`${action}?${new URLSearchParams(others)}`)
  addEventListener('securitypolicyviolation', leaveWithoutHint, { once: true })
  try {
    formOf(action, fields).submit()
  } catch {
    leaveWithoutHint()
  }
}

function formOf(action, fields) {
  const form = Object.assign(document.createElement('form'), { method: 'post', action })
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  return form
}
