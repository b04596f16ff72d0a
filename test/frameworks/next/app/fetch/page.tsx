'use client'

interface Answer {
  url?: string
  action?: string
  fields?: Record<string, string>
}

export default function Page() {
  const leave = async () => {
    const headers = { accept: 'application/json' }
    const answer: Answer = await (await fetch('/sign-off', { method: 'POST', headers })).json()
    if (answer.url) location.assign(answer.url)
    else submit(answer)
  }
  return (
    <button type="button" id="sign-off" onClick={leave}>
      Leave the shop
    </button>
  )
}

function submit({ action = '', fields = {} }: Answer) {
  const form = Object.assign(document.createElement('form'), { method: 'post', action })
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  form.submit()
}
