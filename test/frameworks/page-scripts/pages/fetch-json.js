import { go, onClick } from './answers.js'

onClick(async () => {
  const answer = await fetch('/sign-off', { method: 'POST', headers: { accept: 'application/json' } })
  go(await answer.json())
})
