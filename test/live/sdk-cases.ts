import { SignOffError, type SignOffOptions, signOff } from '../../src/index.ts'
import { applicationReady, openApplication } from './application.ts'
import type { LiveCase, Seen, Trial } from './case.ts'
import { arrivalAt } from './visitor.ts'

type Options = Pick<SignOffOptions, 'mode' | 'method' | 'endpoint'>

function optionsOf({ settings, visitor }: Trial, options: Options): SignOffOptions {
  const { authPath, envID, clientId, postLogoutRedirectUri } = settings
  return { authPath, envID, clientId, postLogoutRedirectUri, idToken: visitor.idToken, ...options }
}

/** Leaves the application's page, and asks on the way back whether it was the way back. */
function redirected(method: 'GET' | 'POST'): Pick<LiveCase, 'tried' | 'run' | 'isInPage'> {
  const run = async (trial: Trial): Promise<Seen> => {
    const { page } = trial.visitor
    await openApplication(page, trial.settings)
    await page.evaluate((options) => void window.sdk.signOff(options), optionsOf(trial, { method }))
    await arrivalAt(page, trial.settings.postLogoutRedirectUri)
    await applicationReady(page)
    const { status } = await page.evaluate(() => window.sdk.completeSignOff())
    return { answer: `came back, ${status}` }
  }
  return { tried: `signOff() in a page of another site, by ${method}`, isInPage: true, run }
}

/** Stays in the application's page. */
function fetchedInPage(options: Options): Pick<LiveCase, 'tried' | 'run' | 'isInPage'> {
  const run = async (trial: Trial): Promise<Seen> => {
    const { page } = trial.visitor
    await openApplication(page, trial.settings)
    const answer = await page.evaluate(
      (given) =>
        window.sdk.signOff(given).then(
          (result) => ('status' in result ? `status ${result.status}, confirmed: ${result.confirmed}` : ''),
          (error) => `${error.code} ${error.status ?? ''}`.trim(),
        ),
      optionsOf(trial, { mode: 'fetch', ...options }),
    )
    return { answer }
  }
  return { tried: "signOff({ mode: 'fetch' }) in a page of another site", isInPage: true, run }
}

function fetchedByBackEnd(options: Options): Pick<LiveCase, 'tried' | 'run'> {
  const run = async (trial: Trial): Promise<Seen> => {
    const { visitor, world } = trial
    const sessionToken = options.endpoint === 'idpSignoff' ? null : visitor.cookie
    const asked = { ...optionsOf(trial, { mode: 'fetch', ...options }), sessionToken, fetch: world.fetch }
    return { answer: await signOff(asked).then(describe, describeError) }
  }
  return { tried: "signOff({ mode: 'fetch' }) on a back end, with the cookie where it needs one", run }
}

function describe(result: Awaited<ReturnType<typeof signOff>>): string {
  return 'status' in result ? `status ${result.status}, confirmed: ${result.confirmed}` : 'left'
}

function describeError(error: unknown): string {
  return error instanceof SignOffError ? `${error.code} ${error.status ?? ''}`.trim() : 'failed'
}

export const SDK_CASES: readonly LiveCase[] = [
  {
    name: 'the redirect by GET',
    documented: 'a top-level GET carries the cookie whatever its SameSite; the state comes back',
    mark: '[V]',
    expected: { answer: 'came back, verified', session: 'ended' },
    ...redirected('GET'),
  },
  {
    name: 'the redirect by POST',
    documented: 'a top-level POST carries a cookie with SameSite=None alone, which `ST` is inferred to be',
    mark: '[I]',
    expected: { answer: 'came back, verified', session: 'ended' },
    ...redirected('POST'),
  },
  {
    name: 'fetch from a page',
    documented: 'the redirect is hidden from the page, and the cookie not sent: the session lives on',
    mark: '[V]',
    expected: { answer: 'status 0, confirmed: false', session: 'lives' },
    ...fetchedInPage({}),
  },
  {
    name: 'idpSignoff from a page',
    documented: '204 to the origins of the application’s CORS settings',
    mark: '[V]',
    expected: { answer: 'status 204, confirmed: true', session: 'ended' },
    ...fetchedInPage({ endpoint: 'idpSignoff' }),
  },
  {
    name: 'fetch from a back end',
    documented: 'the Cookie header carries the session; 302 to the redirect URI',
    mark: '[V]',
    expected: { answer: 'status 302, confirmed: true', session: 'ended' },
    ...fetchedByBackEnd({}),
  },
  {
    name: 'idpSignoff from a back end',
    documented: '204',
    mark: '[V]',
    expected: { answer: 'status 204, confirmed: true', session: 'ended' },
    ...fetchedByBackEnd({ endpoint: 'idpSignoff' }),
  },
]
