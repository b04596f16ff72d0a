export { onSignedOff, type SignedOffEvent } from './browser/other-tabs.ts'
export type { SignOffOptions } from './options/sign-off-options.ts'
export type { SignOffErrorCode, SignOffProblem, SignOffWarningCode } from './problems/codes.ts'
export { type PingOneErrorBody, SignOffError } from './problems/sign-off-error.ts'
export { buildSignOffForm, buildSignOffUrl } from './request/build-sign-off.ts'
export type { SignOffEndpoint } from './request/endpoints.ts'
export { type PingOneEndpoints, pingOneEndpoints } from './request/pingone-endpoints.ts'
export type { SignOffForm } from './request/sign-off-form.ts'
export type { SignOffApplication, SignOffRequest, SignOffUser } from './request/sign-off-request.ts'
export { createSignOffUrlBuilder, type SignOffUrlBuilder } from './request/sign-off-url-builder.ts'
export { generateState } from './request/state.ts'
export { checkSignOff } from './sign-off/check-sign-off.ts'
export type { SignOffSteps } from './sign-off/clean-up.ts'
export {
  type CompleteSignOffOptions,
  completeSignOff,
  type SignOffReturn,
} from './sign-off/complete-sign-off.ts'
export type { SignOffResult } from './sign-off/result.ts'
export { isSigningOff, signOff } from './sign-off/sign-off.ts'
