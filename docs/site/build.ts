/**
 * `npm run docs`: the site of these documents, the API's reference and the playground, as static files in `docs/site/dist`.
 * DOCS_BASE is the path that it will be served below (`/`); DOCS_REPOSITORY the address of the repository, for links to its files.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { nameEntries, stagePages } from './stage.ts'

const ROOT = new URL('../../', import.meta.url)
const SITE = new URL('docs/site/', ROOT)

/** Runs a script of Node, and ends with it where it fails. */
function run(script: string, ...parameters: readonly string[]): void {
  const command = [fileURLToPath(new URL(script, ROOT)), ...parameters]
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', ...command], {
    cwd: fileURLToPath(ROOT),
    stdio: 'inherit',
  })
  if (status) process.exit(status)
}

const PAGES = new URL('.pages/', SITE)
stagePages(PAGES, process.env.DOCS_REPOSITORY)
run('docs/site/node_modules/typedoc/bin/typedoc', '--options', 'docs/site/typedoc.json')
nameEntries(new URL('api/', PAGES))
run('docs/site/node_modules/vitepress/bin/vitepress.js', 'build', 'docs/site')
run('examples/playground/write.ts', 'docs/site/dist/playground')
