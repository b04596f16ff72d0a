import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  // Behind a proxy that ends TLS, Astro takes its own address for http, and refuses forms from https.
  security: { allowedDomains: [{ protocol: 'https', hostname: 'astro.example.net' }] },
})
