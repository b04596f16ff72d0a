import { onClick, target } from './answers.js'

onClick(() => {
  const request = new XMLHttpRequest()
  request.open('POST', '/sign-off')
  request.onload = () => {
    target().textContent = request.responseText
  }
  request.send(new FormData())
})
