import { execFile } from 'node:child_process'
import type { Runtime } from './runtimes.ts'
import type { Result } from './suite/suite.ts'

interface Output {
  /** 0, or why it did not come to that. */
  end: unknown
  stdout: string
  stderr: string
}

/** What the suite found in a runtime, and what can only be seen from outside of it. */
export async function resultsOf(runtime: Runtime, application: string): Promise<Result[]> {
  const output = await run(runtime.run, application)
  return [
    { name: 'the suite ends well', expected: 0, found: output.end },
    ...parseResults(output),
    // `canary` is in every secret of the suite that an error could hold; REJECTED is one of its errors.
    {
      name: 'the runtime prints errors, and no secret with them',
      expected: { hasError: true, hasSecret: false },
      found: { hasError: /\bREJECTED\b/.test(output.stderr), hasSecret: /canary/.test(output.stderr) },
    },
    ...(await requireResults(runtime, application)),
  ]
}

export async function versionOf({ version }: Runtime): Promise<string> {
  const { stdout } = await run(version)
  return /\d\S*/.exec(stdout)?.[0] ?? 'unknown'
}

async function requireResults({ require: command }: Runtime, application: string): Promise<Result[]> {
  if (!command) return []
  const { stdout } = await run(command, application)
  return [{ name: 'require gives the module that import gives', expected: 'true\n', found: stdout }]
}

function parseResults({ stdout, stderr }: Output): Result[] {
  try {
    return JSON.parse(stdout)
  } catch {
    return [{ name: 'the suite prints its results', expected: 'JSON', found: stdout + stderr }]
  }
}

function run([command = '', ...parameters]: readonly string[], cwd = '.'): Promise<Output> {
  return new Promise((resolve) => {
    execFile(command, parameters, { cwd, timeout: 120_000 }, (error, stdout, stderr) => {
      resolve({ end: error ? (error.signal ?? error.code) : 0, stdout, stderr })
    })
  })
}
