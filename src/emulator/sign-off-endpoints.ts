import { peekBody } from './body.ts'
import { allowOrigin, answerPreflight } from './cors.ts'
import type { Environment } from './environment.ts'
import type { Handler } from './handler.ts'
import { idpSignOff } from './idp-sign-off.ts'
import { refuse } from './refusal.ts'
import type { Sessions } from './sessions.ts'
import { signOff } from './sign-off.ts'
import type { SignOffContext } from './sign-off-context.ts'
import { xpSignOff } from './xp-sign-off.ts'

interface Endpoint {
  methods: readonly string[]
  answer: (context: SignOffContext) => Promise<void>
}

/** The sign-off endpoints. Other methods are not documented [U], and not found here. */
const ENDPOINTS: Record<string, Endpoint> = {
  '/as/signoff': { methods: ['GET', 'POST'], answer: signOff },
  '/as/idpSignoff': { methods: ['GET'], answer: idpSignOff },
  '/xp/signoff': { methods: ['GET', 'POST'], answer: xpSignOff },
}

/**
 * Creates a handler for the three ways to sign off. It runs before the provider, whose own sign-off would ask the user
 * to confirm.
 */
export function createSignOffEndpoints(
  environment: Environment,
  issuer: string,
  sessions: Sessions,
): Handler {
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', environment.origin)
    const endpoint = ENDPOINTS[pathname.slice(environment.path.length)]
    if (!endpoint) return false
    if (answerPreflight(environment, request, response)) return true
    if (!endpoint.methods.includes(request.method ?? '')) return false
    allowOrigin(environment.applications, request, response)
    const parameters = request.method === 'POST' ? new URLSearchParams(await peekBody(request)) : searchParams
    const context = { environment, issuer, sessions, request, response, parameters }
    const { rejectSignOff: code } = environment.faults
    if (code) refuse(context, { code, message: 'Refused by the fault rejectSignOff' }, code)
    else await endpoint.answer(context)
    return true
  }
}
