import schema from './config.schema.json' with { type: 'json' }
import type { Faults } from './faults.ts'
import { escapeHtml } from './pages.ts'

interface FaultRule {
  type: string
  description: string
}

const RULES: [string, FaultRule][] = Object.entries(schema.$defs.faults.properties)

/** Returns a form with a field for each fault, as the faults are now. */
export function faultsForm(faults: Faults): string {
  const fields = RULES.map(([name, rule]) => faultField(name, rule, Reflect.get(faults, name)))
  return `<form class="faults" method="post" action="faults">${fields.join('')}
    <button>Set these faults</button></form>`
}

function faultField(name: string, { type, description }: FaultRule, value: unknown): string {
  const label = `<label for="${name}"><code>${name}</code></label>`
  const note = `<p id="${name}-note">${escapeHtml(description)}</p>`
  const common = `id="${name}" name="${name}" aria-describedby="${name}-note"`
  if (type === 'boolean')
    return `<div class="switch"><input type="checkbox" ${common}${value ? ' checked' : ''}>${label}${note}</div>`
  const kind = type === 'integer' ? 'type="number" min="0" max="600000"' : 'type="text" autocomplete="off"'
  return `<div>${label}<input ${kind} ${common} value="${escapeHtml(`${value ?? ''}`)}">${note}</div>`
}

/** Reads the faults from the form. An empty field is no fault. */
export function faultsOfForm(form: URLSearchParams): Faults {
  const given = RULES.flatMap(([name, { type }]) => {
    const text = form.get(name)
    return text ? [[name, toValue(text, type)]] : []
  })
  return Object.fromEntries(given)
}

function toValue(text: string, type: string): boolean | number | string {
  if (type === 'boolean') return true
  return type === 'integer' ? Number(text) : text
}
