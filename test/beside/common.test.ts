/** The recipes that `npm test` runs too, each with its first Signoff URL. */
import { describeRecipes } from './describe-recipes.ts'
import { RECIPES, signOffPathsOf } from './recipes.ts'

const common = RECIPES.filter(({ isCommon }) => isCommon)
describeRecipes(common.map((recipe) => ({ ...recipe, signOffPaths: signOffPathsOf(recipe).slice(0, 1) })))
