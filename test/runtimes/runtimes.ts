export interface Runtime {
  name: string
  /** The command that prints the runtime's version. */
  version: readonly string[]
  /** The command that runs the suite in the application's folder, and prints. */
  run: readonly string[]
  /** Prints `true` where `require` gives the module that `import` gives. */
  require?: readonly string[]
}

const COMPARE_REQUIRE = `import('pingone-signoff').then((module) => console.log(module === require('pingone-signoff')))`

/**
 * All of them find the package by its name, but for workerd and edge-runtime, which have no package resolution: theirs is
 * bundled from the installed one. Measured with these versions: all eight send a Cookie header and show Location, so that
 * one value is expected of all, but for RESENDING in suite/failure-checks.ts.
 *
 * @param binaries the folder of the installed runtimes
 */
export function runtimesIn(binaries: string): Runtime[] {
  const command = (name: string) => `${binaries}/.bin/${name}`
  return [
    ...['20', '22', '24', '26'].map((major) => nodeRuntime(major, `${binaries}/node${major}/bin/node`)),
    { name: 'Bun', version: [command('bun'), '--version'], run: [command('bun'), 'print-suite.js'] },
    {
      name: 'Deno',
      version: [command('deno'), '-v'],
      run: [command('deno'), 'run', '--no-prompt', '--allow-net=127.0.0.1,localhost', 'print-suite.js'],
    },
    {
      name: 'workerd',
      version: [command('workerd'), '--version'],
      run: [command('workerd'), 'test', 'workerd.capnp'],
    },
    {
      name: 'edge-runtime',
      version: [process.execPath, '-p', `require('${binaries}/edge-runtime/package.json').version`],
      run: [command('edge-runtime'), 'edge-runtime.js'],
    },
  ]
}

function nodeRuntime(major: string, node: string): Runtime {
  return {
    name: `Node ${major}`,
    version: [node, '--version'],
    run: [node, 'print-suite.js'],
    require: [node, '-e', COMPARE_REQUIRE],
  }
}
