import {
  allowInsecureRequests,
  customFetch,
  type AuthorizationServer as DiscoveryDocument,
  discoveryRequest,
  JSON_ATTRIBUTE_COMPARISON,
  OperationProcessingError,
  processDiscoveryResponse,
} from 'oauth4webapi'

/**
 * The answer of an issuer to the request for its discovery document. It has `metadata` only if it is such a document.
 */
export interface Discovery {
  readonly status: number
  readonly metadata?: DiscoveryDocument
}

/** Sends a GET, and gives up when the signal says so. */
type Get = (
  url: string,
  init: { headers: Record<string, string>; signal?: AbortSignal | undefined },
) => Promise<Response>

/**
 * Reads what an issuer says about itself. OpenID Connect Discovery 1.0, section 4. The caller has to check that the
 * document names this issuer.
 */
export async function discover(issuer: string, get: Get, signal: AbortSignal): Promise<Discovery> {
  const url = new URL(issuer)
  const response = await discoveryRequest(url, {
    signal,
    [allowInsecureRequests]: true,
    [customFetch]: get,
  })
  const { status } = response
  const metadata = await processDiscoveryResponse(url, response).catch(otherMetadata)
  return { status, ...(metadata && { metadata }) }
}

/** Returns the document of an issuer with another name. */
function otherMetadata(error: unknown): DiscoveryDocument | undefined {
  const isOther = error instanceof OperationProcessingError && error.code === JSON_ATTRIBUTE_COMPARISON
  return isOther ? (error.cause as { body: DiscoveryDocument }).body : undefined
}
