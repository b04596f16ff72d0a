/** Installs what the recipes and the snippets of docs/testing.md need, each in its folder. Usage: `tsx test/beside/install.ts [common | name …]`. */
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { folderOf, RECIPES, type Recipe } from './recipes.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Vite, of which plugins are peers, is this repository's own. */
const INSTALL = ['ci', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error']

/** The package as `npm run build` made it: a copy, since some bundlers follow no link out of an application. */
function addPackage(folder: string): void {
  const place = `${folder}/node_modules/pingone-signoff`
  rmSync(place, { recursive: true, force: true })
  for (const part of ['package.json', 'dist']) cpSync(ROOT + part, `${place}/${part}`, { recursive: true })
}

function isAskedFor({ name, isCommon }: Recipe, names: readonly string[]): boolean {
  return !names.length || names.includes(name) || (isCommon === true && names.includes('common'))
}

function main(names: readonly string[]): void {
  const folders = RECIPES.filter((recipe) => isAskedFor(recipe, names)).map(folderOf)
  if (!names.length) folders.push(`${ROOT}examples/testing`)
  for (const folder of new Set(folders)) {
    console.log(`Installing ${folder.slice(ROOT.length)}`)
    execFileSync('npm', INSTALL, { cwd: folder, stdio: 'inherit' })
    addPackage(folder)
  }
}

main(process.argv.slice(2))
