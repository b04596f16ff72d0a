import { defineConfig } from 'playwright/test'

const PINGONE = process.env.PINGONE ?? 'http://localhost:4001'

// Another Chromium than the one that Playwright brings, in a container, say.
const { CHROMIUM } = process.env
const launchOptions = CHROMIUM ? { executablePath: CHROMIUM, args: ['--no-sandbox'] } : {}

export default defineConfig({
  testMatch: '*.spec.ts',
  // Taken as it is, where one runs already.
  webServer: {
    command: 'npx pingone-signoff emulate',
    url: `${PINGONE}/emulator/sessions`,
    reuseExistingServer: true,
  },
  use: { launchOptions },
})
