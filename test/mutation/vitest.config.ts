import { defineConfig } from 'vitest/config'

/**
 * The unit tests that a mutant can fail: without what starts processes, reads the built files or the sources, or is random.
 * Isolated, slow as that is: a constant is mutated only where its module is loaded anew for the mutant.
 */
export default defineConfig({
  test: {
    include: ['test/unit/*/*.test.ts'],
    exclude: [
      'test/unit/http/misbehaving-server.test.ts',
      'test/unit/sign-off/back-end.test.ts',
      'test/unit/command-line/{check,explain}-transcript.test.ts',
    ],
    isolate: true,
    unstubGlobals: true,
  },
})
