import { controlBy } from './control.js'

await controlBy('/asking-worker.js')
