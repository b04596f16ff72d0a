import { describe, expect, it } from 'vitest'
import { FLAGS, spell } from '../../src/command-line/flags.ts'
import { help } from '../../src/command-line/help.ts'
import { parseCommandLine } from '../../src/command-line/parse-command-line.ts'
import { ONLINE_TEXTS } from '../../src/command-line/problem.ts'

const TEXT = help()

describe('help', () => {
  it('tells every flag once, in the order of the table', () => {
    const told = [...TEXT.matchAll(/^ {2}(--[a-z-]+)(?: |$)/gm)].map(([, flag]) => flag)
    expect(told).toEqual(Object.keys(FLAGS).map(spell))
  })

  it('tells every code of --online', () => {
    expect(TEXT.match(/\b[A-Z]+_[A-Z_]+\b/g)?.filter((word) => word !== 'ID_TOKEN')).toEqual(
      Object.keys(ONLINE_TEXTS),
    )
  })

  it('has an example that is understood', () => {
    const [, example = ''] = /^Example\n +pingone-signoff (.*?)\n\n/ms.exec(TEXT) ?? []
    const args = example.replaceAll('\\\n', '').split(/ +/)
    expect(parseCommandLine(args).options).toEqual({
      authPath: 'https://auth.pingone.eu',
      envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
      idToken: '@id-token.txt',
    })
  })

  it('fits 80 columns', () => {
    expect(TEXT.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})
