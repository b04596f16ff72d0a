const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
}

/** Removes scripts and styles from a page. Each expression below takes linear time, whatever the text. */
export function withoutScripts(text: string): string {
  const [start = '', ...rest] = text.split(/<(?=script\b|style\b)/i)
  return [start, ...rest.map((part) => part.replace(/^[\s\S]*?(<\/(script|style)\s*>|$)/i, ' '))].join('')
}

/** Returns the words that a page, JSON, a query or a text consists of, without what stands between them. */
export function toWords(text: string): string {
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, decodeEntity)
    .replace(/%20|\+/g, ' ')
    .replace(/[\s"'`{}[\]()<>\\:,;=?&|]+/g, ' ')
    .trim()
}

function decodeEntity(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? entity
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity
}
