/** The recipes that `npm test` runs too. */
import { describeRecipes } from './describe-recipes.ts'
import { RECIPES } from './recipes.ts'

describeRecipes(RECIPES.filter(({ isCommon }) => isCommon))
