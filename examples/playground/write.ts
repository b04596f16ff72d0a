/** `npm run build:playground -- <folder>`: writes the playground as static files, for any web server. */
import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { playgroundFiles } from './files.ts'

const folder = process.argv[2]

if (folder) await writeTo(folder)
else {
  console.error('Say which folder: npm run build:playground -- <folder>')
  process.exitCode = 2
}

async function writeTo(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, { body }] of Object.entries(await playgroundFiles())) {
    await writeFile(resolve(folder, name), body)
  }
  console.log(`The playground is in ${resolve(folder)}`)
}
