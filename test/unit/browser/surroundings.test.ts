// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { hasDocument, readSurroundings } from '../../../src/browser/surroundings.ts'

describe('hasDocument', () => {
  it('is true on a page, false elsewhere', () => {
    const onPage = hasDocument()
    vi.stubGlobal('document', undefined)
    const elsewhere = hasDocument()
    vi.unstubAllGlobals()
    expect([onPage, elsewhere]).toEqual([true, false])
  })
})

describe('readSurroundings', () => {
  it('tells the origin of a page', () => {
    expect(readSurroundings()).toEqual({ kind: 'page', origin: 'http://localhost:3000', isFramed: false })
  })

  it('tells no origin that is opaque', () => {
    vi.stubGlobal('location', { origin: 'null' })
    const surroundings = readSurroundings()
    vi.unstubAllGlobals()
    expect(surroundings).toEqual({ kind: 'page', origin: '', isFramed: false })
  })

  it('tells a frame', () => {
    vi.stubGlobal('top', {})
    const surroundings = readSurroundings()
    vi.unstubAllGlobals()
    expect(surroundings).toEqual({ kind: 'page', origin: 'http://localhost:3000', isFramed: true })
  })

  it("tells no frame where the page's own script has put something in the place of self", () => {
    vi.stubGlobal('self', {})
    const surroundings = readSurroundings()
    vi.unstubAllGlobals()
    expect(surroundings).toEqual({ kind: 'page', origin: 'http://localhost:3000', isFramed: false })
  })

  it.each<[string, unknown, string]>([
    ['a browser', { prototype: { importScripts: () => {} } }, 'worker'],
    ['an edge runtime', { prototype: {} }, 'server'],
  ])('tells the worker of %s', (_, scope, kind) => {
    vi.stubGlobal('document', undefined)
    vi.stubGlobal('WorkerGlobalScope', scope)
    const surroundings = readSurroundings()
    vi.unstubAllGlobals()
    expect(surroundings).toEqual({ kind })
  })

  it('is a server without a page', () => {
    vi.stubGlobal('document', undefined)
    const surroundings = readSurroundings()
    vi.unstubAllGlobals()
    expect(surroundings).toEqual({ kind: 'server' })
  })
})
