/** `npm run build:playground`: writes the playground as static files, for any web server, to examples/playground/dist. */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { playgroundFiles } from './files.ts'

const folder = new URL('dist/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const [name, { body }] of Object.entries(await playgroundFiles())) {
  await writeFile(new URL(name, folder), body)
}
console.log(`The playground is in ${fileURLToPath(folder)}`)
