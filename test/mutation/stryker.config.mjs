export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  mutate: [
    'src/**/*.ts',
    // Texts alone, which the tests take from it instead of repeating them.
    '!src/problem-texts.ts',
    // Tested as the built file.
    '!src/cli.ts',
  ],
  coverageAnalysis: 'perTest',
  // What is evaluated on import would need a new process, and the tests of every file, for each mutant.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 5000,
  incremental: true,
  incrementalFile: 'mutation-report/incremental.json',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { reportTests: false, allowColor: false },
  htmlReporter: { fileName: 'mutation-report/mutation.html' },
  jsonReporter: { fileName: 'mutation-report/mutation.json' },
}
