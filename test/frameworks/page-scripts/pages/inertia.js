/** The core alone: what React, Vue and Svelte put around it posts nothing. */
import { router } from '@inertiajs/core'
import { onClick } from './answers.js'

const initialPage = {
  component: 'Home',
  props: {},
  url: location.pathname,
  version: '',
  flash: {},
  rememberedState: {},
}
router.init({ initialPage, resolveComponent: async () => ({}), swapComponent: async () => {}, onFlash() {} })
onClick(() => router.post('/sign-off'))
