import { post } from '@rails/request.js'
import { onClick, target } from './answers.js'

onClick(async () => {
  const answer = await post('/sign-off', { responseKind: 'html' })
  target().innerHTML = await answer.response.text()
})
