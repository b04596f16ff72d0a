export default {
  testMatch: ['**/*.jest.js'],
  testEnvironment: 'jsdom',
  // The package is an ES module alone, and Jest's own modules are CommonJS: transform it with the application's files.
  transform: { '\\.js$': ['babel-jest', { plugins: ['@babel/plugin-transform-modules-commonjs'] }] },
  transformIgnorePatterns: ['/node_modules/(?!pingone-signoff/)'],
}
