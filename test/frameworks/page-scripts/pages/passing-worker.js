import { controlBy } from './control.js'

await controlBy('/passing-worker.js')
