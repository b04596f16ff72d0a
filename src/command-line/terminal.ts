import { styleText } from 'node:util'

/** What of `process` the commands use. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/** Sets text off, where the reader can see it. */
export type Paint = (style: 'bold' | 'red' | 'yellow', text: string) => string

/** Colours on a terminal only, and not for who wants none. https://no-color.org */
export function createPaint({ isTTY }: Output, env: Terminal['env']): Paint {
  const isColoured = isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text)
}

/** Lines longer than this are hard to read, however wide the window. */
const MAX_WIDTH = 80
const MIN_WIDTH = 40

export function widthOf({ columns = MAX_WIDTH }: Output): number {
  return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, columns))
}
