export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: [
    'src/**/*.ts',
    // Texts alone, which the tests take from it instead of repeating them.
    '!src/problems/texts.ts',
    // Tested as the built file.
    '!src/cli.ts',
  ],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Beyond what the tests took at first; the machine may be busier since.
  timeoutMS: 20_000,
  // A run of some files keeps what earlier runs found of the others, but takes no result over for its own.
  incremental: true,
  force: true,
  incrementalFile: 'mutation-report/incremental.json',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { reportTests: false, allowColor: false },
  htmlReporter: { fileName: 'mutation-report/mutation.html' },
  jsonReporter: { fileName: 'mutation-report/mutation.json' },
}
