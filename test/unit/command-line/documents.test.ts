/** The commands that the documents show run as they stand there, and their JSON is JSON. */
import { describe, expect, it } from 'vitest'
import { DOCUMENTS, readDocument } from '../../../.ci/documents.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import { KNOWN_FLAGS } from '../../../src/command-line/commands.ts'
import { run } from '../../../src/command-line/run.ts'
import { checkConfig } from '../../../src/emulator/check-config.ts'
import { makeIdToken } from '../fixtures.ts'
import { CAPTURED_PAGE } from './answers.ts'
import { createTerminal } from './fake-terminal.ts'

interface Shown {
  document: string
  command: string
}

/** check.md and explain.md are what their own tests printed. */
const SHOWN: Shown[] = DOCUMENTS.filter((name) => !/\/(check|explain)\.md$/.test(name)).flatMap((document) =>
  blocksOf(document, 'sh')
    .flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => line.startsWith('npx pingone-signoff '))
    .map((command) => ({ document, command })),
)

function blocksOf(document: string, language: string): string[] {
  const blocks = readDocument(document).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))
  return [...blocks].map(([, code = '']) => code)
}

function wordsOf(command: string): string[] {
  return command.replace('npx pingone-signoff ', '').split(/ +/)
}

describe('the commands of the documents', () => {
  it.each(SHOWN.filter(({ command }) => !/ emulate\b/.test(command)))(
    '$document: $command',
    async ({ command }) => {
      const isOfToken = command.includes('--id-token')
      // Nothing is asked for here: test/unit/command-line/check-online.test.ts does that.
      const words = wordsOf(command).filter((word) => word !== '--online')
      const args = words.map((word) => (word.startsWith('@') ? '-' : word))
      const terminal = createTerminal({ stdin: isOfToken ? makeIdToken() : CAPTURED_PAGE })
      const status = await run(args, terminal, '')
      expect({ status, error: terminal.written.stderr }).toEqual({ status: 0, error: '' })
      expect(terminal.written.stdout).not.toBe('')
    },
  )

  it.each(SHOWN.filter(({ command }) => / emulate\b/.test(command)))('$document: $command', ({ command }) => {
    const flags = wordsOf(command).filter((word) => word.startsWith('--'))
    const known = KNOWN_FLAGS.map(({ flag }) => flag)
    expect(flags.filter((flag) => !known.includes(flag))).toEqual([])
  })

  it('are there', () => {
    expect(new Set(SHOWN.map(({ command }) => wordsOf(command)[0]))).toEqual(
      new Set(['check', 'explain', 'url', 'emulate']),
    )
  })
})

describe('the JSON of the documents', () => {
  it.each(DOCUMENTS.filter((name) => blocksOf(name, 'json').length))('of %s can be read', (document) => {
    for (const block of blocksOf(document, 'json')) expect(() => JSON.parse(block)).not.toThrow()
  })

  it('of docs/testing.md is what the emulator takes', () => {
    const [config = ''] = blocksOf('docs/testing.md', 'json')
    const { $schema, ...settings } = JSON.parse(config)
    expect(checkConfig(settings)).toEqual([])
    expect($schema).toContain(packageJson.exports['./emulator.schema.json'].slice(2))
  })
})
