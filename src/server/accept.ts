/** A range of media types that a request accepts. RFC 9110, section 12.5.1 */
interface Range {
  readonly type: string
  readonly quality: number
}

/** What a request accepts, as the answers to two questions. */
export interface Accepted {
  /** Whether the request prefers JSON to a page: by q, and by order if q is equal. */
  readonly prefersJson: boolean
  /** Whether the request names a type or its family: `text/html`, `text/*`. The range for everything does not count. */
  readonly names: (type: string) => boolean
}

export function parseAccept(accept: string): Accepted {
  const ranges = accept.toLowerCase().split(',').map(parseRange)
  const json = rank(ranges, 'application/json')
  const html = rank(ranges, 'text/html')
  const isFirst = json.quality > 0 && json.quality === html.quality && json.position < html.position
  return {
    prefersJson: json.quality > html.quality || isFirst,
    names: (type) => {
      const names = specificNames(type)
      return ranges.some((range) => range.quality > 0 && names.includes(range.type))
    },
  }
}

function parseRange(range: string): Range {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  return { type, quality: quality ? Number(quality.slice(2)) || 0 : 1 }
}

/** Returns the quality and the position of the most specific range that matches a type. */
function rank(ranges: readonly Range[], type: string): { quality: number; position: number } {
  const names = [...specificNames(type), '*/*']
  const matches = names.map((name) => ranges.findIndex((range) => range.type === name))
  const position = matches.find((index) => index >= 0) ?? -1
  return { quality: ranges[position]?.quality ?? 0, position }
}

function specificNames(type: string): string[] {
  return [type, type.replace(/\/.*/, '/*')]
}
