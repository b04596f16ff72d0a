import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

/** The rest start browsers of their own: the demo, the emulator's pages, the README's page. */
const IN_ANY_BROWSER = ['test/e2e/!(back-end*|demo|emulator*|readme).test.ts']
/** In WebKit only what it reaches through a proxy. */
const BACK_ENDS = ['test/e2e/back-end*.test.ts']

const UNIT = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file}`)
  .filter((file) =>
    /^(?!.*(node_modules|test\/docs\/|test\/e2e\/|test\/beside\/|test\/frameworks\/|test\/package\/)).*\.test\.ts$/.test(
      file,
    ),
  )
const IN_DOM = UNIT.filter((file) =>
  readFileSync(file, 'utf8').startsWith('// @vitest-environment happy-dom'),
)

/** Files share a process, in which what is heavy is loaded once; of our modules each file gets its own. */
const SHARED = { isolate: false, setupFiles: ['test/fresh-modules.ts'] }

/** For the examples, which import the package by its name. */
const ALIAS = { 'pingone-signoff/server': sourceOf('server.ts'), 'pingone-signoff': sourceOf('index.ts') }

/** A DOM is not shared: its storage and its listeners would live on in the next file. */
const UNIT_PROJECTS: TestProjectConfiguration[] = [
  { test: { ...SHARED, alias: ALIAS, name: 'unit', include: UNIT.filter((file) => !IN_DOM.includes(file)) } },
  { test: { name: 'unit-dom', include: IN_DOM } },
].map(({ test }) => ({
  // Of a busy machine: what is late has not failed.
  test: { ...test, testTimeout: 60_000, hookTimeout: 60_000, unstubGlobals: true },
}))

function sourceOf(entry: string): string {
  return fileURLToPath(new URL(`src/${entry}`, import.meta.url))
}

function endToEnd(name: string, include: string[]): TestProjectConfiguration {
  const env = ['chromium', 'firefox', 'webkit'].includes(name) ? { E2E_BROWSER: name } : {}
  return { test: { ...SHARED, name, include, env, testTimeout: 60_000, hookTimeout: 60_000 } }
}

export default defineConfig({
  test: {
    // On two cores it would be one.
    maxWorkers: 2,
    onConsoleLog: (log) => !log.startsWith('oidc-provider WARNING'),
    projects: [
      ...UNIT_PROJECTS,
      {
        test: {
          ...SHARED,
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      endToEnd('e2e', [
        'test/e2e/*.test.ts',
        'test/frameworks/script-pages.test.ts',
        'test/beside/common.test.ts',
      ]),
      endToEnd('beside', ['test/beside/!(common).test.ts']),
      endToEnd('docs', ['test/docs/*.test.ts']),
      endToEnd('frameworks', ['test/frameworks/!(script-pages).test.ts']),
      endToEnd('chromium', [...IN_ANY_BROWSER, ...BACK_ENDS]),
      endToEnd('firefox', [...IN_ANY_BROWSER, ...BACK_ENDS]),
      endToEnd('webkit', IN_ANY_BROWSER),
    ],
  },
})
