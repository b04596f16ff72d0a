import { onClick, target } from './answers.js'

onClick(async () => {
  const answer = await fetch('/sign-off', { method: 'POST', headers: { accept: 'text/html' } })
  target().innerHTML = await answer.text()
})
