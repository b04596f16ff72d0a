/** A page without forms. It asks the back end where to go, and goes there. */
const button = document.querySelector('button')

button.addEventListener('click', async () => {
  const answer = await fetch('/sign-off', { method: 'POST', headers: { accept: 'application/json' } })
  if (!answer.ok) return show(`Sign-off failed: ${answer.status}`)
  leave(await answer.json())
})

/**
 * Leaves for PingOne. A long ID token does not fit into an address, and comes as a form. If the page's CSP does not
 * name PingOne in `form-action`, the form is blocked: Chromium fires an event, and Firefox throws. Then the page leaves
 * by an address without the ID token.
 */
function leave({ url, action, fields }) {
  if (url) return location.assign(url)
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
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  document.body.append(form)
  return form
}

function show(text) {
  document.querySelector('h1').textContent = text
}

const { name } = await (await fetch('/user')).json()
show(name ? `${name} is signed on` : 'Nobody is signed on')
button.hidden = !name
