import '@hotwired/turbo'
import { post } from '@rails/request.js'
import { onClick } from './answers.js'

onClick(() => post('/sign-off', { responseKind: 'turbo-stream' }))
