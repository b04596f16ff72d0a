export type { SignOffRouteReturn } from './server/complete-request.ts'
export type { SignOffRoutesConfig } from './server/route-settings.ts'
export { createSignOffRoutes, type SignOffRoutes } from './server/sign-off-routes.ts'
export type { StartOptions } from './server/start-sign-off.ts'
