import { describe, expect, it } from 'vitest'
import { FLAGS, spell } from '../../../src/command-line/flags.ts'
import { nearest } from '../../../src/command-line/nearest.ts'

const NAMES = Object.keys(FLAGS).map(spell)

describe('nearest', () => {
  it.each<[string, string | undefined]>([
    ['--authpath', '--auth-path'],
    ['--authPath', '--auth-path'],
    ['--auth_path', '--auth-path'],
    ['--envID', '--env-id'],
    ['--env', '--env-id'],
    ['--idtoken', '--id-token'],
    ['--post-logout-redirect-url', '--post-logout-redirect-uri'],
    ['--postLogoutRedirectUris', '--post-logout-redirect-uris'],
    ['--clientt-id', '--client-id'],
    ['--onlin', '--online'],
    ['--completely-different', undefined],
    ['', undefined],
  ])('takes %s for %s', (written, meant) => {
    expect(nearest(written, NAMES)).toBe(meant)
  })

  it('counts what is added, dropped and changed', () => {
    const names = ['abcdef']
    const meant = ['abcdef', 'abcxyz', 'abc', 'abcdefghi', 'xyzabcdef', 'wxyzef', 'abcdefghij'].filter(
      (written) => nearest(written, names),
    )
    expect(meant).toEqual(['abcdef', 'abcxyz', 'abc', 'abcdefghi', 'xyzabcdef'])
  })

  it('knows no name among none', () => {
    expect(nearest('url', [])).toBeUndefined()
  })
})
