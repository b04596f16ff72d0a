/** A page without forms: it asks the back end for the way out, and takes it. */
const button = document.querySelector('button')

button.addEventListener('click', async () => {
  const answer = await fetch('/sign-off', { method: 'POST', headers: { accept: 'application/json' } })
  if (!answer.ok) return show(`Sign-off failed: ${answer.status}`)
  leave(await answer.json())
})

/**
 * A long ID token fits into no address, and comes as a form. Where the page's CSP does not name PingOne in `form-action` it
 * is blocked, which is an event in Chromium and thrown in Firefox: then an address without the ID token has to do.
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
