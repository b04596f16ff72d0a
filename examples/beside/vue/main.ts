import { createApp } from 'vue'
import { RouterView } from 'vue-router'
import { router } from './router.ts'

createApp(RouterView).use(router).mount('#app')
