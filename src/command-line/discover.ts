import {
  allowInsecureRequests,
  customFetch,
  type AuthorizationServer as DiscoveryDocument,
  discoveryRequest,
  JSON_ATTRIBUTE_COMPARISON,
  OperationProcessingError,
  processDiscoveryResponse,
} from 'oauth4webapi'

/** What an issuer answered for its discovery document: `metadata` only where the answer is one. */
export interface Discovery {
  readonly status: number
  readonly metadata?: DiscoveryDocument
}

/** Sends a GET, and gives up by the signal. */
type Get = (
  url: string,
  init: { headers: Record<string, string>; signal?: AbortSignal | undefined },
) => Promise<Response>

/** Reads what an issuer says of itself. OpenID Connect Discovery 1.0, section 4; that it names itself is for the caller to see. */
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

/** Of an issuer by another name. */
function otherMetadata(error: unknown): DiscoveryDocument | undefined {
  const isOther = error instanceof OperationProcessingError && error.code === JSON_ATTRIBUTE_COMPARISON
  return isOther ? (error.cause as { body: DiscoveryDocument }).body : undefined
}
