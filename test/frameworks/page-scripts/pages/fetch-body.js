import { onClick } from './answers.js'

onClick(async () => {
  const answer = await fetch('/sign-off', { method: 'POST', headers: { accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.body.replaceWith(page.body)
})
