import { onClick } from './answers.js'

onClick(() => navigator.sendBeacon('/sign-off'))
