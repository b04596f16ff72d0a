/** workerd calls `test` of the module's default export. */
import { runSuite } from './suite.ts'

export default { test: async (): Promise<void> => console.log(await runSuite()) }
