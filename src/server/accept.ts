/** Whether a request prefers JSON to a page: by q, then by order. RFC 9110, section 12.5.1 */
export function prefersJson({ headers }: Request): boolean {
  const ranges = (headers.get('accept') ?? '').toLowerCase().split(',').map(parseRange)
  const json = rank(ranges, 'application/json')
  const html = rank(ranges, 'text/html')
  return json.quality > html.quality || (json.quality === html.quality && json.position < html.position)
}

interface Range {
  readonly type: string
  readonly quality: number
}

function parseRange(range: string): Range {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  return { type, quality: quality ? Number(quality.slice(2)) || 0 : 1 }
}

/** The most specific range counts. */
function rank(ranges: readonly Range[], type: string): { quality: number; position: number } {
  const names = [type, type.replace(/\/.*/, '/*'), '*/*']
  const matches = names.map((name) => ranges.findIndex((range) => range.type === name))
  const position = matches.find((index) => index >= 0) ?? -1
  return { quality: ranges[position]?.quality ?? 0, position }
}
