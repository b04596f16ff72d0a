import { defineConfig } from 'vitest/config'

/**
 * The unit tests that a mutant can fail: without what starts processes, reads the built files or the sources, or is random.
 * Isolated, slow as that is: a constant is mutated only where its module is loaded anew for the mutant.
 */
export default defineConfig({
  test: {
    include: ['test/*.test.ts', 'test/command-line/*.test.ts'],
    exclude: [
      'test/{back-end,laws,layout,misbehaving-server,readme,release,security}.test.ts',
      'test/command-line/{cli,transcript}.test.ts',
    ],
    isolate: true,
    unstubGlobals: true,
  },
})
