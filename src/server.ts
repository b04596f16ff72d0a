export type { SignOffRouteReturn } from './complete-request.ts'
export type { SignOffRoutesConfig } from './route-settings.ts'
export { createSignOffRoutes, type SignOffRoutes } from './sign-off-routes.ts'
export type { StartOptions } from './start-sign-off.ts'
