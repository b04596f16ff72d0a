/**
 * `npm start`: a page to sign on and off at, and a PingOne to do it with, both on this machine. PORT and PINGONE_PORT
 * choose the ports; 0 takes any free one, and so does a busy port.
 */
import './quiet.ts'
import { type Demo, startDemo } from './demo.ts'
import { portFrom } from './port.ts'

try {
  const wanted = { port: portFrom('PORT', 4000), pingOnePort: portFrom('PINGONE_PORT', 4001) }
  const demo = await startDemo(wanted)
  stopOnSignal(demo)
  console.log(`\n${greeting(demo, wanted)}`)
} catch (error) {
  console.error(`\n  The demo could not start. ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

function greeting(demo: Demo, wanted: { port: number; pingOnePort: number }): string {
  const moved = [
    movedNote('page', wanted.port, demo.port),
    movedNote('test provider', wanted.pingOnePort, demo.pingOnePort),
  ]
  const lines = [
    `Open        ${demo.url}`,
    `Playground  ${demo.url}/playground`,
    `Sign on as  ${demo.user.username}, password: ${demo.user.password}`,
    `PingOne is  ${demo.issuer} (a test provider, for this demo only)`,
    '',
    ...moved.flatMap((note) => (note ? [note, ''] : [])),
    'Press Ctrl+C to stop.',
  ]
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n')
}

function movedNote(what: string, wanted: number, actual: number): string | undefined {
  return wanted === 0 || wanted === actual
    ? undefined
    : `Port ${wanted} is busy, so the ${what} is at ${actual}.`
}

function stopOnSignal(demo: Demo): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await demo.close()
      console.log('\n  Stopped.')
      process.exit(0)
    })
  }
}
