import { describe, expect, it, vi } from 'vitest'
import { readBody } from '../../../src/http/read-body.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A body that gives these pieces, and stays open unless told to close. */
function streamOf(pieces: unknown[], isClosed = false) {
  const cancel = vi.fn()
  const body = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      if (isClosed) controller.close()
    },
    cancel,
  })
  return { response: new Response(body), cancel }
}

const textOf = async (response: Response, limit: number, signal?: AbortSignal) =>
  new TextDecoder().decode(await readBody(response, limit, signal))

describe('readBody', () => {
  it.each([
    ['a body', ['abc', 'def'], 10, 'abcdef'],
    ['no more than the limit', ['abc', 'def'], 5, 'abcde'],
    ['a body of exactly the limit', ['abc', 'def'], 6, 'abcdef'],
    ['an empty body', [], 10, ''],
  ])('reads %s', async (_, pieces, limit, text) => {
    expect(await textOf(streamOf(pieces.map(bytesOf), true).response, limit)).toBe(text)
  })

  it('reads nothing of an answer without a body', async () => {
    expect(await textOf(new Response(null, { status: 204 }), 10)).toBe('')
  })

  it('hangs up when it has read enough of a body that stays open', async () => {
    const { response, cancel } = streamOf([bytesOf('abcdef')])
    expect([await textOf(response, 4), cancel.mock.calls.length]).toEqual(['abcd', 1])
  })

  it('hangs up when it is told to, and gives what it has', async () => {
    const controller = new AbortController()
    const { response, cancel } = streamOf([bytesOf('abc')])
    const reading = textOf(response, 10, controller.signal)
    await new Promise((resolve) => setTimeout(resolve))
    controller.abort()
    expect([await reading, cancel.mock.calls.length]).toEqual(['abc', 1])
  })

  it('rejects what is no piece of bytes', async () => {
    await expect(readBody(streamOf([5]).response, 10)).rejects.toThrow(TypeError)
  })
})
