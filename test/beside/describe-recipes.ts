import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { folderOf, type Recipe, signOffPathsOf } from './recipes.ts'
import { expectedOf, measure, type Row, tableOf } from './rows.ts'

/** Drives these recipes, one after another, and prints what was seen. */
export function describeRecipes(recipes: readonly Recipe[]): void {
  const rows: Row[] = []
  afterAll(() => console.log(tableOf(rows)))
  describe.each(recipes)('beside $name', (recipe) => {
    it.runIf(existsSync(`${folderOf(recipe)}/tsconfig.json`))('compiles', () => {
      expect(typeErrorsOf(folderOf(recipe))).toBe('')
    })

    it.each(signOffPathsOf(recipe))(
      'signs off for good, and comes back to %s',
      async (path) => {
        const row = await measure(recipe, path)
        rows.push(row)
        expect(row).toEqual(expectedOf(recipe, path))
      },
      180_000,
    )
  })
}

function typeErrorsOf(folder: string): string {
  try {
    return execFileSync('npx', ['tsc', '--noEmit', '-p', folder], { encoding: 'utf8' })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
