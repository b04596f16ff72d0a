/** All recipes, in one table: `npm run test:beside`. */
import { describeRecipes } from './describe-recipes.ts'
import { RECIPES } from './recipes.ts'

describeRecipes(RECIPES)
