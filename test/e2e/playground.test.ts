/** The playground as a newcomer meets it. */
import type { Page } from 'playwright'
import { afterEach, describe, expect, it } from 'vitest'
import { checkSignOff } from '../../src/index.ts'
import { REGIONAL_ORIGINS } from '../../src/request/regions.ts'
import { REDIRECT_URI, requestOf } from '../unit/fixtures.ts'
import { insert, shownProblems, textField, usePlayground, verdict } from './playground-site.ts'

const ENV_ID = '11111111-2222-4333-8444-555555555555'
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] }

const playground = usePlayground()

afterEach(() => expect(playground.complaints()).toEqual([]))

/** Terms and descriptions of a list, as a person reads them. */
function pairsOf(page: Page, list: string): Promise<string[][]> {
  return page
    .locator(`${list} dt`)
    .evaluateAll((terms) =>
      terms.map((term) => [
        (term as HTMLElement).innerText,
        (term.nextElementSibling as HTMLElement).innerText,
      ]),
    )
}

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

describe('the playground', () => {
  it('shows a newcomer what it does, by an example', async () => {
    const page = await playground.open()
    expect(await verdict(page)).toBe('Nothing to check yet. Fill in the settings, or insert an example.')
    expect(await shownProblems(page)).toEqual([])
    expect(await page.locator('.results > section:visible h2').allInnerTexts()).toEqual([
      'What you will see here',
    ])
    await insert(page, 'Insert an example')
    expect(await verdict(page)).toBe(
      'No problem found. Sessions, registrations and signatures only PingOne can check.',
    )
    const token = await textField(page, 'ID token').inputValue()
    expect(await page.locator('.target').innerText()).toBe(`GET https://auth.pingone.eu/${ENV_ID}/as/signoff`)
    expect(await pairsOf(page, '#request')).toEqual([
      [
        'id_token_hint',
        `${token.slice(0, 24)}… (${token.length} characters)\nTells PingOne whose session, and which application.`,
      ],
      [
        'post_logout_redirect_uri',
        'https://app.example.com/signed-off\nWhere PingOne sends the user, if this is registered to the letter.',
      ],
      ['state', 'made-up-state\nComes back with the user.'],
    ])
    expect(await pairsOf(page, '#token')).toEqual([
      ['Issuer', `https://auth.pingone.eu/${ENV_ID}/as`],
      ['Audience', '99999999-8888-4777-8666-000000000000'],
      ['Environment', ENV_ID],
      ['Expiry', expect.stringMatching(/^(December 31, 2025|January 1, 2026) .+, expired: PingOne takes it/)],
    ])
    expect(await page.locator('html').evaluate(({ outerHTML }) => outerHTML)).not.toContain(token)
  })

  it.each([
    ['Insert an example', []],
    ['Wrong region', [['REGION_MISMATCH', 'idToken']]],
    ['Slash missing', [['UNREGISTERED_REDIRECT_URI', 'postLogoutRedirectUri']]],
    ['Access token', [['NOT_AN_ID_TOKEN', 'idToken']]],
    ['Long token', [['LONG_URL', 'idToken']]],
  ])('finds in the example "%s" what it is an example of', async (example, problems) => {
    const page = await playground.open()
    await insert(page, example)
    expect(await shownProblems(page)).toEqual(problems)
  })

  it('says under each field, while it is being typed in, what is wrong and what to change', async () => {
    const page = await playground.open()
    await insert(page, 'Insert an example')
    const field = textField(page, 'Redirect URI')
    await field.press('End')
    await field.pressSequentially('#')
    await textField(page, 'Environment ID').fill('')
    expect(await verdict(page)).toBe('2 errors. Nothing would be sent. See envID postLogoutRedirectUri')
    const problem = checkSignOff(requestOf({ postLogoutRedirectUri: `${REDIRECT_URI}#` }))[0]
    expect(await describedBy(page, 'postLogoutRedirectUri')).toBe(
      `Where the user comes back to, sent to the letter. Error ${problem?.code}${problem?.message} ${problem?.fix}`,
    )
    expect(await invalidFields(page)).toEqual(['envID', 'postLogoutRedirectUri'])
    expect(await page.locator('#request-content').innerText()).toBe('There is none while there are errors.')
    await page.getByRole('link', { name: 'postLogoutRedirectUri' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    expect(await invalidFields(page)).toEqual(['envID'])
  })

  it('marks no field for a warning', async () => {
    const page = await playground.open()
    await insert(page, 'Insert an example')
    await textField(page, 'State').fill('é')
    expect(await verdict(page)).toBe('1 warning, no error. It would be sent. See state')
    expect(await invalidFields(page)).toEqual([])
  })

  it('shows the form where the request line would be too long, and where POST is chosen', async () => {
    const page = await playground.open()
    const target = page.locator('.target')
    await insert(page, 'Long token')
    expect(await target.innerText()).toBe(`POST https://auth.pingone.eu/${ENV_ID}/as/signoff`)
    expect(await page.locator('#request h3').innerText()).toBe('Fields of the form')
    await page.getByLabel('Method').selectOption('GET')
    expect(await target.innerText()).toMatch(/^GET /)
    await insert(page, 'Insert an example')
    await page.getByLabel('Method').selectOption('POST')
    expect(await target.innerText()).toMatch(/^POST /)
  })

  it('knows what goes to idpSignoff: a GET however long, and by fetch the token alone', async () => {
    const page = await playground.open()
    await insert(page, 'Long token')
    await page.getByLabel('Endpoint').selectOption('idpSignoff')
    expect(await page.locator('.target').innerText()).toBe(
      `GET https://auth.pingone.eu/${ENV_ID}/as/idpSignoff`,
    )
    await page.getByLabel('Mode').selectOption('fetch')
    const names = (await pairsOf(page, '#request')).map(([name]) => name)
    expect(names).toEqual(['id_token_hint', 'client_id'])
  })

  it('measures both limits as the SDK does', async () => {
    const page = await playground.open()
    const lengths = () => page.locator('.limit span').allInnerTexts()
    await insert(page, 'Insert an example')
    expect(await lengths()).toEqual([
      '47 of 8,191 characters',
      expect.stringMatching(/^\d+ of 8,000 octets$/),
    ])
    const uri = await textField(page, 'Redirect URI').inputValue()
    await textField(page, 'State').fill('s'.repeat(8191 - uri.length))
    expect(await shownProblems(page)).toEqual([
      ['LONG_URL', 'idToken'],
      ['LONG_REDIRECT', 'state'],
    ])
    const [, octets] = await lengths()
    const told = /request line of (\d+) octets/.exec(await page.locator('#idToken-problems').innerText())?.[1]
    expect(octets).toBe(`${Number(told).toLocaleString('en')} of 8,000 octets`)
    await textField(page, 'State').pressSequentially('s')
    expect(await lengths()).toEqual(['8,192 of 8,191 characters', 'none yet'])
    expect(await shownProblems(page)).toEqual([['TOO_LONG', 'state']])
    const over = page.locator('meter').evaluateAll((meters) => meters.map(({ className }) => className))
    expect(await over).toEqual(['over', ''])
  })

  it('counts UTF-16 code units', async () => {
    const page = await playground.open()
    await textField(page, 'State').fill('👋')
    expect(await page.locator('#combined-text').innerText()).toBe('2 of 8,191 characters')
  })

  it('copies the URL to register, exactly, and says so', async () => {
    const page = await playground.open(CLIPBOARD)
    const uri = 'HTTPS://App.example.com:443/Bye?x=%7e'
    await textField(page, 'Redirect URI').fill(uri)
    await page.getByRole('button', { name: 'Copy the Signoff URL' }).click()
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    expect(await copied(page)).toBe(uri)
    expect(await page.locator('#registration-place').innerText()).toContain('Under Signoff URLs')
    await page.getByLabel('Endpoint').selectOption('xpSignoff')
    expect(await page.locator('#registration-place').innerText()).toContain('logoutSettings')
    await textField(page, 'Redirect URI').fill('bye')
    expect(await page.locator('#registration').isVisible()).toBe(false)
  })

  it('copies code that calls signOff with these settings, and without the token', async () => {
    const page = await playground.open(CLIPBOARD)
    await insert(page, 'Insert an example')
    await textField(page, 'State').fill('"\\\u2028</script>')
    await page.getByLabel('Mode').selectOption('fetch')
    await page.getByRole('button', { name: 'Copy the code' }).click()
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    const code = await copied(page)
    expect(await page.locator('#code-text').textContent()).toBe(`${code}\n`)
    const body = code.replace("import { signOff } from 'pingone-signoff'", '').replace('await ', 'return ')
    const options: unknown = new Function('signOff', 'idToken', body)((given: unknown) => given, 'the token')
    expect(options).toEqual({
      idToken: 'the token',
      authPath: 'https://auth.pingone.eu',
      envID: ENV_ID,
      clientId: '99999999-8888-4777-8666-000000000000',
      postLogoutRedirectUri: 'https://app.example.com/signed-off',
      postLogoutRedirectUris: ['https://app.example.com/signed-off'],
      state: '"\\\u2028</script>',
      mode: 'fetch',
    })
  })

  it('says when the browser does not let it copy', async () => {
    const page = await playground.open()
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await textField(page, 'Redirect URI').fill(REDIRECT_URI)
    await page.getByRole('button', { name: 'Copy the Signoff URL' }).click()
    await page.getByText('Not copied: the browser does not allow it. Select the text instead.').waitFor()
  })

  it('offers the regions of the SDK, and takes a custom domain', async () => {
    const page = await playground.open()
    const region = page.getByLabel('Region', { exact: true })
    const offered = await region
      .locator('option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value).filter(Boolean))
    expect(offered).toEqual(REGIONAL_ORIGINS)
    await region.selectOption('Canada')
    const authPath = textField(page, 'PingOne’s address')
    expect(await authPath.inputValue()).toBe('https://auth.pingone.ca')
    await authPath.fill('https://login.example.com')
    expect(await region.inputValue()).toBe('')
    await textField(page, 'Redirect URI').fill('https://app.example.com/bye')
    expect(await page.locator('.target').innerText()).toBe('GET https://login.example.com/as/signoff')
  })

  it('compares with the registered URLs, one a line, and accepts http where asked to', async () => {
    const page = await playground.open()
    await insert(page, 'Insert an example')
    await textField(page, 'Registered Signoff URLs').fill('https://a.example\n\nhttp://b.example/bye\n')
    await textField(page, 'Redirect URI').fill('http://b.example/bye')
    expect(await shownProblems(page)).toEqual([['INSECURE_REDIRECT_URI', 'postLogoutRedirectUri']])
    await page.getByLabel('Accept an http redirect URI').check()
    expect(await shownProblems(page)).toEqual([])
  })

  it('is empty again when cleared', async () => {
    const page = await playground.open()
    await insert(page, 'Wrong region')
    await page.getByRole('button', { name: 'Clear all' }).click()
    await page.locator('#preview').waitFor()
    expect(await verdict(page)).toBe('Nothing to check yet. Fill in the settings, or insert an example.')
    expect(await invalidFields(page)).toEqual([])
    expect(await textField(page, 'ID token').inputValue()).toBe('')
  })
})

/** What a screen reader says of a field after its name. */
function describedBy(page: Page, id: string): Promise<string> {
  return page.locator(`#${id}`).evaluate((field) => {
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
    return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
  })
}

function invalidFields(page: Page): Promise<string[]> {
  return page.locator('[aria-invalid="true"]').evaluateAll((fields) => fields.map(({ id }) => id))
}
