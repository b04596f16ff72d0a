import { onClick, target } from './answers.js'

onClick(async () => {
  const answer = await fetch('/sign-off', { method: 'POST' })
  target().textContent = await answer.text()
})
