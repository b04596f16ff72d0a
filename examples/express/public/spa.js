/** A page without forms: it asks the back end for the way out, and takes it. */
const button = document.querySelector('button')

button.addEventListener('click', async () => {
  const answer = await fetch('/sign-off', { method: 'POST', headers: { accept: 'application/json' } })
  if (!answer.ok) return show(`Sign-off failed: ${answer.status}`)
  leave(await answer.json())
})

/** A long ID token fits into no address, and comes as a form: the page's CSP has to allow PingOne in `form-action`. */
function leave({ url, action, fields }) {
  if (url) return location.assign(url)
  const form = Object.assign(document.createElement('form'), { method: 'post', action })
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  document.body.append(form)
  form.submit()
}

function show(text) {
  document.querySelector('h1').textContent = text
}

const { name } = await (await fetch('/user')).json()
show(name ? `${name} is signed on` : 'Nobody is signed on')
button.hidden = !name
