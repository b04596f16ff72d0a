import { styleText } from 'node:util'

/** The parts of `process` that the commands use. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean | undefined }
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/** Makes a text stand out, if the reader can see that. */
export type Paint = (style: 'bold' | 'red' | 'yellow', text: string) => string

export function createPaint(output: Output, env: Terminal['env']): Paint {
  const isPainting = isColoured(output, env)
  return (style, text) => (isPainting ? styleText(style, text, { validateStream: false }) : text)
}

/** Checks whether to use colours: on a terminal only, and not if the user wants none. https://no-color.org */
export function isColoured({ isTTY }: Output, env: Terminal['env']): boolean {
  return isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
}

/** Lines longer than this are hard to read, however wide the window. */
const MAX_WIDTH = 80
const MIN_WIDTH = 40

export function widthOf({ columns = MAX_WIDTH }: Output): number {
  return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, columns))
}
