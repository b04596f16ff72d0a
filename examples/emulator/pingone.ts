/** What the tests know of the PingOne that `npx pingone-signoff emulate` runs. Any language can ask the same. */
const CONTROL = `${process.env.PINGONE ?? 'http://localhost:4001'}/emulator`

export interface Environment {
  authPath: string
  envID: string
  issuer: string
  applications: [{ clientId: string; redirectUris: [string]; postLogoutRedirectUris: [string] }]
  users: [{ username: string; password: string }]
}

/** What to configure the application under test with. */
export async function environment(): Promise<Environment> {
  const [first] = await (await fetch(`${CONTROL}/environments`)).json()
  return first
}

/** The sessions that live, by `sid`: the truth, whatever a page says. */
export async function sessions(): Promise<string[]> {
  const list: { sid: string }[] = await (await fetch(`${CONTROL}/sessions`)).json()
  return list.map(({ sid }) => sid)
}
