import type { Json, Resource } from '@/api/types'

/** What stands at a dotted path of a resource; `*` takes every element or value, `length` counts. Never throws. */
export function valuesAt(resource: Resource, path: string): Json[] {
  let found: unknown[] = [resource]
  for (const step of path.split('.')) {
    found = found.flatMap((v) => into(v, step))
  }
  return found.filter((v) => v !== undefined && v !== null) as Json[]
}

function into(value: unknown, step: string): unknown[] {
  if (value === null || typeof value !== 'object') {
    return []
  }
  if (step === '*') {
    return Object.values(value)
  }
  if (step === 'length' && Array.isArray(value)) {
    return [value.length]
  }
  const next = (value as Record<string, unknown>)[step]
  return [next]
}

export function isUrl(value: Json): value is string {
  return typeof value === 'string' && /^https?:\/\/[^\s]+$/.test(value)
}

export function isUuid(value: Json): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
}
