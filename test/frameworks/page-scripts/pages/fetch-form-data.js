import { target } from './answers.js'

document.querySelector('form').onsubmit = async (event) => {
  event.preventDefault()
  const answer = await fetch('/sign-off', { method: 'POST', body: new FormData(event.target) })
  target().textContent = await answer.text()
}
