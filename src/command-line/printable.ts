/**
 * Control characters (terminal escapes), format characters (which turn text around), line separators, lone surrogates.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Spells out characters that could control a terminal or hide text, in any text that comes from outside. */
export function toPrintable(text: string): string {
  return text.replace(UNPRINTABLE, spellOut)
}

/** Returns a value as JSON text, in which such characters are spelled out. It still means the same. */
export function toPrintableJson(value: unknown): string {
  // The line feeds all come from the layout: a JSON string contains none.
  return JSON.stringify(value, null, 2).split('\n').map(toPrintable).join('\n')
}

/** Spells a character out as JSON does, in UTF-16 code units. */
function spellOut(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
