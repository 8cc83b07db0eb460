import type { Json, JsonObject, JsonSchema, KindInfo, Localised } from '@/api/types'

/** How a field of a form is filled in. */
export type Widget =
  | 'text'
  | 'secret'
  | 'number'
  | 'bytes'
  | 'switch'
  | 'choice'
  | 'reference'
  | 'references'
  | 'object'
  | 'list'
  | 'words'
  | 'map'
  | 'variant'
  | 'json'

export interface Field {
  name: string
  /** JSON Pointer from the root of the form's value. */
  pointer: string
  widget: Widget
  required: boolean
  schema: JsonSchema
  /** The kind that a reference points at. */
  kind: KindInfo | null
  fields: Field[]
  title: string | Localised | null
  description: string | Localised | null
}

const REFERENCE_SUFFIX = /(Ids?|Refs?)$/

/** Fields that are named by their role, not by the kind they point at. */
const ALIASES: Record<string, string> = {
  group: 'securitygroup',
  owner: 'stack',
  channel: 'notificationchannel',
  channels: 'notificationchannel',
  rule: 'alarmrule',
  yieldsto: 'alarmrule',
}

/**
 * The kind that a field named like one points at: `subnet`, `subnetId`, `securityGroups`, `bootVolume`. The longest name
 * wins, so that `serviceInstance` is not taken for an instance.
 */
export function kindOfField(name: string, kinds: readonly KindInfo[]): KindInfo | null {
  const plain = name.replace(REFERENCE_SUFFIX, '').toLowerCase()
  const word = ALIASES[plain] ?? plain
  let best: KindInfo | null = null
  let length = 0
  for (const kind of kinds) {
    for (const own of [kind.singular.toLowerCase(), kind.plural.replace(/-/g, '')]) {
      if ((word === own || word.endsWith(own)) && own.length > length) {
        best = kind
        length = own.length
      }
    }
  }
  return best
}

/** The fields of an object schema, in its order, required ones first within it. */
export function fieldsOf(schema: JsonSchema, kinds: readonly KindInfo[], pointer = ''): Field[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, required.has(name), kinds, `${pointer}/${escapePointer(name)}`),
  )
}

export function fieldOf(
  name: string,
  raw: JsonSchema,
  required: boolean,
  kinds: readonly KindInfo[],
  pointer: string,
): Field {
  const schema = simplify(raw)
  const { widget, kind } = widgetOf(name, schema, kinds)
  return {
    name,
    pointer,
    widget,
    required,
    schema,
    kind,
    fields: widget === 'object' ? fieldsOf(schema, kinds, pointer) : [],
    title: schema.title ?? null,
    description: schema.description ?? null,
  }
}

/**
 * A number that cannot be null and must be 1 or more has to be given, though its schema cannot say so: absent, it would be
 * read as 0. Only for schemas that are made from records.
 */
export function withImplied(schema: JsonSchema): JsonSchema {
  const implied = Object.entries(schema.properties ?? {}).filter(([, p]) => (p.type === 'integer' || p.type === 'number') && (p.minimum ?? 0) > 0 && p.default === undefined)
  const inner = Object.entries(schema.properties ?? {}).map(([name, p]) => [name, withImplied(p)] as const)
  return {
    ...schema,
    ...(schema.properties ? { properties: Object.fromEntries(inner), required: [...new Set([...(schema.required ?? []), ...implied.map(([name]) => name)])] } : {}),
    ...(schema.items ? { items: withImplied(schema.items) } : {}),
  }
}

/** The field of a list's element. */
export function elementField(field: Field, index: number, kinds: readonly KindInfo[]): Field {
  return fieldOf(field.name, field.schema.items ?? {}, true, kinds, `${field.pointer}/${index}`)
}

/** The shapes that a field may have, if it may have several. */
export function variantsOf(schema: JsonSchema): JsonSchema[] {
  return (schema.oneOf ?? schema.anyOf ?? []).filter((s) => typeOf(s) !== 'null')
}

/** A value that a new form starts with: declared defaults, and nothing invented. */
export function initial(schema: JsonSchema): Json | undefined {
  if (schema.default !== undefined) {
    return structuredClone(schema.default)
  }
  const plain = simplify(schema)
  if (plain.const !== undefined) {
    return plain.const
  }
  if (typeOf(plain) === 'object' && plain.properties) {
    const value: JsonObject = {}
    for (const [name, property] of Object.entries(plain.properties)) {
      const inner = initial(property)
      if (inner !== undefined && !(isEmpty(inner) && property.default === undefined)) {
        value[name] = inner
      }
    }
    return value
  }
  if (typeOf(plain) === 'boolean') {
    return false
  }
  return undefined
}

/** Drops what was left empty: an absent field and an empty one are not the same to the API. */
export function prune(value: Json): Json | undefined {
  if (Array.isArray(value)) {
    return value.map(prune).filter((v): v is Json => v !== undefined)
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .map(([k, v]) => [k, prune(v)] as const)
      .filter((e): e is readonly [string, Json] => e[1] !== undefined && !isEmptyObject(e[1]))
    return Object.fromEntries(entries)
  }
  return value === null || value === '' ? undefined : value
}

/** What is plainly wrong, by pointer; the word is a key under `form.wrong`. */
export type Mistakes = Map<string, { key: string; limit?: Json }>

/** The mistakes of a form that also asks for a name. */
export function checkNamed(name: string, fields: readonly Field[], value: JsonObject): Mistakes {
  const wrong = check(fields, value)
  if (name.trim() === '') wrong.set('/../name', { key: 'required' })
  return wrong
}

/** Finds it before anything is sent. */
export function check(fields: readonly Field[], value: JsonObject): Mistakes {
  const wrong: Mistakes = new Map()
  for (const field of fields) {
    const own = value[field.name]
    const missing = own === undefined || own === null || own === '' || (Array.isArray(own) && own.length === 0)
    if (missing) {
      if (field.required && field.widget !== 'object' && field.widget !== 'switch') {
        if (!(Array.isArray(own) && (field.schema.minItems ?? 0) === 0)) {
          wrong.set(field.pointer, { key: 'required' })
        }
      }
      if (field.widget === 'object' && field.required) {
        check(field.fields, {}).forEach((v, k) => wrong.set(k, v))
      }
      continue
    }
    const found = checkValue(field.schema, own)
    if (found) {
      wrong.set(field.pointer, found)
    }
    if (field.widget === 'object' && typeof own === 'object' && !Array.isArray(own)) {
      check(field.fields, own).forEach((v, k) => wrong.set(k, v))
    }
  }
  return wrong
}

function checkValue(s: JsonSchema, value: Json): { key: string; limit?: Json } | null {
  if (typeof value === 'number') {
    if (s.minimum !== undefined && value < s.minimum) return { key: 'minimum', limit: s.minimum }
    if (s.maximum !== undefined && value > s.maximum) return { key: 'maximum', limit: s.maximum }
    if (s.exclusiveMinimum !== undefined && value <= s.exclusiveMinimum) return { key: 'above', limit: s.exclusiveMinimum }
    if (s.exclusiveMaximum !== undefined && value >= s.exclusiveMaximum) return { key: 'below', limit: s.exclusiveMaximum }
  }
  if (typeof value === 'string') {
    if (s.minLength !== undefined && value.length < s.minLength) return { key: 'minLength', limit: s.minLength }
    if (s.maxLength !== undefined && value.length > s.maxLength) return { key: 'maxLength', limit: s.maxLength }
    if (s.pattern !== undefined && !matches(s.pattern, value)) return s.default === undefined ? { key: 'pattern', limit: s.pattern } : { key: 'like', limit: s.default }
  }
  if (Array.isArray(value)) {
    if (s.minItems !== undefined && value.length < s.minItems) return { key: 'minItems', limit: s.minItems }
    if (s.maxItems !== undefined && value.length > s.maxItems) return { key: 'maxItems', limit: s.maxItems }
  }
  return null
}

/** A pattern that this browser cannot read is left for the server to judge. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    return true
  }
}

function widgetOf(name: string, s: JsonSchema, kinds: readonly KindInfo[]): { widget: Widget; kind: KindInfo | null } {
  const plain = (widget: Widget) => ({ widget, kind: null })
  if (variantsOf(s).length > 1) return plain('variant')
  if (s.enum) return plain('choice')
  switch (typeOf(s)) {
    case 'boolean':
      return plain('switch')
    case 'integer':
    case 'number':
      return plain(s.format === 'bytes' ? 'bytes' : 'number')
    case 'string': {
      const kind = s.format === 'uuid' ? kindOfField(name, kinds) : null
      if (kind) return { widget: 'reference', kind }
      return plain(s.writeOnly || s.format === 'password' ? 'secret' : 'text')
    }
    case 'array': {
      const items = simplify(s.items ?? {})
      const kind = items.format === 'uuid' ? kindOfField(name, kinds) : null
      if (kind) return { widget: 'references', kind }
      if (typeOf(items) === 'object' || variantsOf(items).length > 1) return plain('list')
      return plain(typeOf(items) === 'string' ? 'words' : 'json')
    }
    case 'object':
      if (s.properties && Object.keys(s.properties).length > 0) return plain('object')
      return plain(typeof s.additionalProperties !== 'object' || typeOf(s.additionalProperties) === 'string' ? 'map' : 'json')
    default:
      return plain('json')
  }
}

/** Folds `allOf` and a nullable union of one into the schema itself. */
export function simplify(schema: JsonSchema): JsonSchema {
  let result = schema
  if (result.allOf) {
    const { allOf, ...rest } = result
    result = allOf.reduce<JsonSchema>((a, b) => ({ ...a, ...b }), rest)
  }
  const variants = variantsOf(result)
  if (variants.length === 1) {
    const { oneOf: _one, anyOf: _any, ...rest } = result
    result = { ...rest, ...variants[0] }
  }
  return result
}

export function typeOf(schema: JsonSchema): string | undefined {
  const type = Array.isArray(schema.type) ? schema.type.find((t) => t !== 'null') : schema.type
  return type ?? (schema.properties ? 'object' : undefined)
}

export function escapePointer(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1')
}

function isEmpty(value: Json): boolean {
  return isEmptyObject(value) || value === ''
}

function isEmptyObject(value: Json): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
}
