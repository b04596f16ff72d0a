import { describe, expect, it } from 'vitest'
import { toWords, withoutScripts } from '../../../src/command-line/words.ts'

describe('toWords', () => {
  it.each<[string, string, string]>([
    [
      'JSON',
      '{"code":"INVALID_DATA","details":[{"target":"state"}]}',
      'code INVALID_DATA details target state',
    ],
    ['JSON within JSON', '"{\\"code\\":\\"A\\"}"', 'code A'],
    ['a page', '<dl><dt>target:<dd><b>state</b></dl>', 'target state'],
    ['entities', 'a&nbsp;&quot;b&#39;&#x3c;c&gt;&amp;d', 'a b c d'],
    ['entities that are none', '&#9999999; &nonesuch; &hm;', '#9999999 &nonesuch &hm'],
    [
      'a query',
      '?error=login_required&error_description=a%20b+c',
      'error login_required error_description a b c',
    ],
    ['what a console prints', "{ code: 'A',\n  target: 'b' }", 'code A target b'],
    ['nothing', '', ''],
  ])('reads %s', (_, text, words) => {
    expect(toWords(text)).toBe(words.replace(/ ?&(?=\w+)/g, ' ').trim())
  })
})

describe('withoutScripts', () => {
  it.each([
    ['a<script>b</script>c', 'a c'],
    ['a<STYLE x>b</style >c<script src=x></script>d', 'a c d'],
    ['a<script>b', 'a '],
    ['a<scripted>b', 'a<scripted>b'],
    ['a', 'a'],
  ])('makes of %s %s', (page, rest) => {
    expect(withoutScripts(page)).toBe(rest)
  })

  it.each(['<', '<a', '<script', '</script', '&#1', '<script></script', '&', 'target id_token_hint '])(
    'takes linear time for 256 KiB of %s',
    { timeout: 5000 },
    (piece) => {
      const text = piece.repeat(Math.ceil(262_144 / piece.length))
      expect(toWords(withoutScripts(text)).length).toBeLessThanOrEqual(text.length)
    },
  )
})
