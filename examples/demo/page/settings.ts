/** What the page is told of its provider. An application would have the first three in its configuration. */
export interface DemoSettings {
  authPath: string
  envID: string
  clientId: string
  username: string
  password: string
}

export const settings: DemoSettings = await (await fetch('/settings.json')).json()
