/** The table of the recipes: what was seen in each. */
import { guardsOf, type Recipe, versionOf } from './recipes.ts'
import { type Seen, signOffBesideAnotherTab, signOffOnGuardedPage } from './visit.ts'
import { startWorld } from './world.ts'

export interface Row extends Seen {
  recipe: string
  version: string
  signOffUrl: string
  guards: string
}

export async function measure(recipe: Recipe, signOffPath: string): Promise<Row> {
  const world = await startWorld(recipe, signOffPath)
  try {
    const seen = await signOffBesideAnotherTab(world, recipe.kind === 'pages')
    const guarded: string[] = []
    for (const path of guardsOf(recipe)) guarded.push(await signOffOnGuardedPage(world, path))
    const guards = guarded.join('; ')
    return { recipe: recipe.name, version: versionOf(recipe), signOffUrl: signOffPath, ...seen, guards }
  } finally {
    await world.close()
  }
}

/** The same of every library. Tabs of a back end share its session, and no script of theirs hears of the sign-off. */
export function expectedOf(recipe: Recipe, signOffPath: string): Row {
  return {
    recipe: recipe.name,
    version: versionOf(recipe),
    signOffUrl: signOffPath,
    signedOn: 'ann is signed on',
    returned: 'Signed off: verified',
    hints: 'ann',
    session: 'login_required',
    otherTab: recipe.kind === 'pages' ? 'signed off at once' : 'signed off on reload',
    afterReload: 'Nobody is signed on',
    afterBack: 'Nobody is signed on',
    guards: guardsOf(recipe)
      .map((path) => `${path} stays off, then asks for the password`)
      .join('; '),
  }
}

const COLUMNS = {
  recipe: 'beside',
  version: 'version',
  signOffUrl: 'Signoff URL',
  signedOn: 'after the sign-on',
  returned: 'on the return',
  hints: 'hint of',
  session: 'top-level `prompt=none`',
  otherTab: 'other tab',
  afterReload: 'reloaded',
  afterBack: 'back button',
  guards: 'guards, PingOne 1.5 s slow',
} as const satisfies Record<keyof Row, string>

export function tableOf(rows: readonly Row[]): string {
  const columns = Object.keys(COLUMNS) as (keyof Row)[]
  const lineOf = (cell: (column: keyof Row) => string) => `| ${columns.map(cell).join(' | ')} |`
  const heading = lineOf((column) => COLUMNS[column])
  const rule = `|${'---|'.repeat(columns.length)}`
  return [heading, rule, ...rows.map((row) => lineOf((column) => row[column]))].join('\n')
}
