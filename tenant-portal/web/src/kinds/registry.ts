import { Document } from '@element-plus/icons-vue'
import type { JsonSchema, KindInfo, Localised } from '@/api/types'
import { say } from '@/i18n'
import { humanise } from '@/model/format'
import { simplify, typeOf, type Field } from '@/model/schema'
import { ACTIONS, FIELDS, VALUES } from './common'
import type { Column, KindPage, Section, Show } from './types'

const PAGES = new Map<string, KindPage>(
  Object.values(import.meta.glob<{ default: KindPage }>('./*/index.ts', { eager: true })).map((m) => [m.default.kind, m.default]),
)

/** Where kinds that the portal has no folder for are put, by the group that the API says they are of. */
const SECTION_OF_GROUP: Record<string, Section> = {
  compute: 'compute',
  network: 'network',
  storage: 'storage',
  services: 'services',
  workloads: 'services',
  paas: 'services',
  pipeline: 'pipelines',
  devops: 'pipelines',
  desktop: 'desktops',
  ops: 'operations',
  operations: 'operations',
  tenancy: 'organisation',
  identity: 'organisation',
  money: 'bills',
  blueprint: 'deployments',
  deployments: 'deployments',
}

const MOST_COLUMNS = 4
const derivedPages = new Map<string, KindPage>()

export function knownPages(): KindPage[] {
  return [...PAGES.values()]
}

/** What the portal knows of a kind; of one without a folder, what its schema tells. */
export function pageOf(kind: KindInfo): KindPage {
  const own = PAGES.get(kind.singular)
  if (own) {
    return own
  }
  let derived = derivedPages.get(kind.singular)
  if (!derived) {
    derived = derive(kind)
    derivedPages.set(kind.singular, derived)
  }
  return derived
}

export function pageNamed(singular: string): KindPage | null {
  return PAGES.get(singular) ?? derivedPages.get(singular) ?? null
}

export function nameOfKind(singular: string, many = false): string {
  const words = pageNamed(singular)?.words
  return words ? say(many ? words.many : words.one) : humanise(singular)
}

export function fieldWord(page: KindPage | null, name: string): string {
  const words = page?.fields?.[name] ?? FIELDS[name]
  return words ? say(words) : humanise(name)
}

/** Fields in the order in which the kind gives their words; those it says nothing of come last. */
export function ordered(fields: readonly Field[], page: KindPage | null): Field[] {
  const names = Object.keys(page?.fields ?? {})
  const place = (f: Field) => (names.includes(f.name) ? names.indexOf(f.name) : names.length)
  return [...fields].sort((a, b) => place(a) - place(b))
}

export function valueWord(page: KindPage | null, value: string): string {
  const proper = value.charAt(0).toUpperCase() + value.slice(1)
  const words = page?.values?.[value] ?? page?.values?.[proper] ?? VALUES[value]
  return words ? say(words) : value
}

/** Steps and reasons are CamelCase or kebab-case words for programs; unknown ones are at least spaced. */
export function stepWord(page: KindPage | null, step: string): string {
  const camel = step.replace(/(^|[-_ ])(\w)/g, (_, __, c: string) => c.toUpperCase())
  const words = page?.values?.[camel] ?? VALUES[camel]
  return words ? say(words) : humanise(step)
}

export function actionWord(page: KindPage | null, action: string): string {
  const words = page?.actions?.[action] ?? ACTIONS[action]
  return words ? say(words) : humanise(action)
}

function derive(kind: KindInfo): KindPage {
  const one = both(humanise(kind.singular))
  return {
    kind: kind.singular,
    section: SECTION_OF_GROUP[kind.group] ?? 'other',
    icon: Document,
    order: 50,
    words: { one, many: both(humanise(kind.plural)) },
    purpose: { zh: `${one.zh}（${kind.group}）`, en: `${one.en} (${kind.group})` },
    columns: [...columns('spec', kind.spec), ...columns('status.observed', kind.observed)].slice(0, MOST_COLUMNS),
  }
}

function columns(root: string, schema: JsonSchema): Column[] {
  const found: Column[] = []
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const show = showOf(property)
    if (show) {
      found.push({ path: `${root}.${name}`, show, words: both(humanise(name)) })
    }
  }
  return found
}

function showOf(raw: JsonSchema): Show | null {
  const property = simplify(raw)
  switch (typeOf(property)) {
    case 'boolean':
      return 'flag'
    case 'integer':
    case 'number':
      return property.format === 'bytes' ? 'bytes' : 'number'
    case 'string':
      return property.writeOnly ? null : property.format === 'uuid' ? 'reference' : property.enum ? 'word' : 'text'
    default:
      return null
  }
}

function both(text: string): Localised {
  return { zh: text, en: text }
}
