/** What every recipe's application in Express has beside its login library. */
import { createRequest } from '@remix-run/node-fetch-server'
import { type Express, type Request, Router } from 'express'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { readSettings } from '../express/settings.ts'
import { homePage, signedOffPage } from './page.ts'

export const settings = readSettings(process.env)

const { authPath, envID, clientId, origin } = settings
const postLogoutRedirectUri = `${origin}/signed-off`
export const routes = createSignOffRoutes({ authPath, envID, clientId, postLogoutRedirectUri, origin })

type Awaitable<T> = T | Promise<T>

/**
 * The pages, of which the application guards `/account`, and the return. `no-store`, or the back button shows the page
 * of somebody who has signed off.
 *
 * @param userOf who is signed on
 */
export function pages(userOf: (request: Request) => Awaitable<string | undefined>): Router {
  return Router()
    .get(['/', '/account'], async (request, response) => {
      response.set('Cache-Control', 'no-store').send(homePage(await userOf(request)))
    })
    .get('/signed-off', (request, response) => {
      const { status, headers } = routes.complete(createRequest(request, response))
      response.setHeaders(headers).send(signedOffPage(status))
    })
    .get('/probe', (_, response) => void response.send('Probe'))
}

/** Listens on this machine alone. */
export function listen(app: Express): void {
  app.listen(settings.port, '127.0.0.1', (error) => {
    if (error) throw error
  })
}
