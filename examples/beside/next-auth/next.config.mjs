import { join } from 'node:path'

/** The recipes share files beside this folder. */
export default { turbopack: { root: join(import.meta.dirname, '../../..') } }
