import type { Sent } from '@/api/client'
import type { Json, JsonObject, JsonSchema, KindInfo } from '@/api/types'
import { curlLine, yaml } from './manifest'

/** What somebody just asked of the platform, for doing it again without the portal. */
export interface Deed {
  rest: string
  cli: string
  /** What `apply` takes; null where nothing is described, as when something is removed. */
  yaml: string | null
}

/** @param name of what it was asked of, @param project by name, null where it is in none */
export function deedOf(sent: Sent, kind: KindInfo, name: string, project: string | null, origin: string): Deed {
  const body = masked(sent.body, kind)
  const place = kind.scope === 'Project' && project ? ` --project ${project}` : ''
  const action = /:([a-z-]+)$/.exec(sent.path)?.[1] ?? null
  const described = sent.method !== 'DELETE' && action === null
  const file = `${name}.yaml`
  return {
    rest: curlLine(sent.method, `${origin}/api/v1${sent.path}`, headers(sent), described || hasFields(body) ? body : {}),
    cli: described ? `./parkcloud apply -f ${quoted(file)}${place}` : action ? `./parkcloud do ${action} ${kind.plural} ${quoted(name)}${place}` : `./parkcloud delete ${kind.plural} ${quoted(name)}${place}`,
    yaml: described ? yaml(manifest(kind, name, body)) : null,
  }
}

function headers(sent: Sent): string[] {
  const found: string[] = []
  if (sent.etag) found.push(`If-Match: ${sent.etag}`)
  if (sent.idempotencyKey) found.push(`Idempotency-Key: ${sent.idempotencyKey}`)
  return found
}

function hasFields(body: Json): boolean {
  return body !== null && typeof body === 'object' && Object.keys(body).length > 0
}

function manifest(kind: KindInfo, name: string, body: Json): JsonObject {
  const { zone, labels, spec } = (body ?? {}) as JsonObject
  return { kind: kind.singular, name, ...(zone ? { zone } : {}), ...(labels && Object.keys(labels).length > 0 ? { labels } : {}), spec: spec ?? {} }
}

/** Names may be of any script and hold spaces; a shell takes them as they are only in quotes. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`
}

/** A secret is not told twice, not even to who gave it: they may be showing their screen to somebody. */
function masked(body: Json | undefined, kind: KindInfo): Json {
  if (body === undefined || body === null || typeof body !== 'object' || Array.isArray(body)) return body ?? {}
  return { ...body, ...(body.spec ? { spec: mask(body.spec, kind.spec) } : {}) }
}

function mask(value: Json, schema: JsonSchema | undefined): Json {
  if (schema?.writeOnly) return '***'
  if (Array.isArray(value)) return value.map((v) => mask(v, schema?.items))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, mask(v, schema?.properties?.[k])]))
}
