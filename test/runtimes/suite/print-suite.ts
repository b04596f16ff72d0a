/** Node, Bun, Deno and edge-runtime run a script, which prints. */
import { runSuite } from './suite.ts'

runSuite().then(console.log)
