import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

/** The rest start browsers of their own: the demo, the examples with back ends, the README's page. */
const IN_ANY_BROWSER = ['test/e2e/!(back-ends|demo|readme).test.ts']

function endToEnd(name: string, include: string[]): TestProjectConfiguration {
  const env = name === 'e2e' ? {} : { E2E_BROWSER: name }
  return { test: { name, include, env, testTimeout: 60_000, hookTimeout: 60_000 } }
}

export default defineConfig({
  test: {
    onConsoleLog: (log) => !log.startsWith('oidc-provider WARNING'),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/package/**', '**/node_modules/**'],
          unstubGlobals: true,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      endToEnd('e2e', ['test/e2e/*.test.ts']),
      endToEnd('firefox', IN_ANY_BROWSER),
      endToEnd('webkit', IN_ANY_BROWSER),
    ],
  },
})
