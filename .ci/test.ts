/** All checks and tests: types and lint beside the rest. What is given goes to vitest. Usage: `npm test`. */
import { spawn } from 'node:child_process'

const BROWSERS = 'tsx test/browser/install.ts chromium chromium-headless-shell firefox'
const PACKAGES = [
  'npm run build',
  'npm run size',
  'npm run compilers',
  'npm run login-libraries',
  'npm run page-scripts',
  'npm run common-recipes',
]
const TESTS = 'vitest run --project "unit*" --project package --project e2e'

/** Runs a command of the shell. Its exit code, and what it printed where that is held back. */
function run(command: string, isHeldBack = false): Promise<{ code: number; output: string }> {
  const child = spawn(command, { shell: true, stdio: isHeldBack ? 'pipe' : 'inherit' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, output })))
}

/** One after another, up to the first that fails. */
async function runSteps(steps: readonly string[]): Promise<number> {
  for (const step of steps) {
    const { code } = await run(step)
    if (code) return code
  }
  return 0
}

/** Browsers come from elsewhere than packages: side by side, each waits less. */
async function test(parameters: readonly string[]): Promise<number> {
  const codes = await Promise.all([runSteps(PACKAGES), runSteps([BROWSERS])])
  return Math.max(...codes) || runSteps([[TESTS, ...parameters].join(' ')])
}

async function main(parameters: readonly string[]): Promise<void> {
  const quoted = parameters.map((parameter) => JSON.stringify(parameter))
  const [checked, code] = await Promise.all([run('npm run check', true), test(quoted)])
  // At the end, where it is not lost above the tests.
  console.log(checked.output)
  process.exitCode = code || checked.code
}

main(process.argv.slice(2))
