import { afterAll, describe, expect, it } from 'vitest'
import type { Recipe } from './recipes.ts'
import { expectedOf, measure, type Row, signOffPathsOf, tableOf } from './rows.ts'

/** Drives these recipes, one after another, and prints what was seen. */
export function describeRecipes(recipes: readonly Recipe[]): void {
  const rows: Row[] = []
  afterAll(() => console.log(tableOf(rows)))
  describe.each(recipes)('beside $name', (recipe) => {
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
