import { defineConfig } from 'vitest/config'

/** Both files serve the shop at one port. */
export default defineConfig({ test: { include: ['*.test.ts'], fileParallelism: false } })
