import { describe, expect, it } from 'vitest'
import type { LiveCase } from './case.ts'
import { reportOf } from './report.ts'
import type { LiveSettings } from './settings.ts'

const SETTINGS = { authPath: 'https://auth.pingone.eu', envID: 'env', clientId: 'shop' } as LiveSettings
const run = async () => ({ answer: '' })
const CASES: LiveCase[] = [
  { name: 'one', documented: 'a | b', mark: '[V]', tried: 'this', run },
  { name: 'two', documented: 'c', mark: '[U]', tried: 'that', run },
]

describe('reportOf', () => {
  it('puts what was seen beside what pingone.md says', () => {
    const report = reportOf(
      SETTINGS,
      CASES,
      [
        { name: 'one', answer: 'refused', detail: '400', session: 'lives', verdict: 'otherwise' },
        { name: 'two', answer: '', detail: 'set X', session: '', verdict: 'not tried' },
      ],
      new Date(0),
    )
    expect(report).toBe(`# What PingOne did

At https://auth.pingone.eu, environment env, application shop, on 1970-01-01T00:00:00.000Z.
As documented: 0. Otherwise: 1. Open so far: 0. Not tried: 1.

| case | pingone.md says | tried | seen | session | verdict |
| --- | --- | --- | --- | --- | --- |
| one | [V] a \\| b | this | refused (400) | lives | otherwise |
| two | [U] c | that | (set X) |  | not tried |
`)
  })
})
