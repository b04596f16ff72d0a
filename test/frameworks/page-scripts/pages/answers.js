/** Where an answer is shown. */
export function target() {
  return document.querySelector('#target')
}

export function onClick(listener) {
  document.querySelector('#sign-off').onclick = listener
}

/** Goes where a program is told to go: the JSON of `start`. */
export function go({ url, action, fields, message }) {
  if (url) location.assign(url)
  else if (action) submit(action, fields)
  else target().textContent = message
}

function submit(action, fields) {
  const form = Object.assign(document.createElement('form'), { method: 'post', action })
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  form.submit()
}
