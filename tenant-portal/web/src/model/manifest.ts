import type { Json, JsonObject, KindInfo, Resource } from '@/api/types'
import { pathOf, type Where } from '@/api/resources'

/** What a person would write to have this very thing: no ids, no status. */
export function manifestOf(resource: Resource): JsonObject {
  const { name, zone, labels } = resource.metadata
  const manifest: JsonObject = { kind: resource.kind, name, zone }
  if (Object.keys(labels).length > 0) {
    manifest.labels = labels
  }
  manifest.spec = resource.spec
  return manifest
}

/** YAML 1.2 of plain JSON values, block style. */
export function yaml(value: Json, indent = 0): string {
  const pad = '  '.repeat(indent)
  if (Array.isArray(value)) {
    return value.length === 0
      ? `${pad}[]\n`
      : value.map((v) => (isScalar(v) ? `${pad}- ${scalar(v)}\n` : `${pad}- ${yaml(v, indent + 1).trimStart()}`)).join('')
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== null)
    return entries.length === 0
      ? `${pad}{}\n`
      : entries
          .map(([k, v]) => (isScalar(v) ? `${pad}${key(k)}: ${scalar(v)}\n` : `${pad}${key(k)}:${nested(v, indent)}`))
          .join('')
  }
  return `${pad}${scalar(value)}\n`
}

function nested(value: Json, indent: number): string {
  const empty = Array.isArray(value) ? value.length === 0 : Object.keys(value as JsonObject).length === 0
  return empty ? ` ${Array.isArray(value) ? '[]' : '{}'}\n` : `\n${yaml(value, indent + 1)}`
}

function isScalar(value: Json): value is null | boolean | number | string {
  return value === null || typeof value !== 'object'
}

function key(text: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(text) ? text : JSON.stringify(text)
}

/** Plain only where no reader could take it for something else. */
function scalar(value: null | boolean | number | string): string {
  if (typeof value !== 'string') {
    return String(value)
  }
  const plain = /^[A-Za-z\u4e00-\u9fff/][\w\u4e00-\u9fff ./@-]*$/.test(value) && !/\s$/.test(value)
  const word = /^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
  return plain && !word ? value : JSON.stringify(value)
}

export interface Commands {
  get: string
  change: string
  remove: string
}

/** The REST calls for a resource as `curl` lines. `TOKEN` stands for an access token of the caller's. */
export function curl(kind: KindInfo, where: Where, resource: Resource, origin: string): Commands {
  const url = `${origin}/api/v1${pathOf(kind, where)}/${resource.metadata.id}`
  const match = [`If-Match: "${resource.metadata.revision}"`]
  return {
    get: curlLine('GET', url, []),
    change: curlLine('PUT', url, match, { kind: resource.kind, labels: resource.metadata.labels, spec: resource.spec }),
    remove: curlLine('DELETE', url, match),
  }
}

/** One call as a shell takes it. */
export function curlLine(method: string, url: string, headers: readonly string[], body?: Json): string {
  const single = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`
  const withBody = body !== undefined && method !== 'GET' && method !== 'DELETE'
  const parts = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} -H "Authorization: Bearer $TOKEN"`,
    ...headers.map((h) => `-H ${single(h)}`),
    ...(withBody ? [`-H 'Content-Type: application/json'`, `--data ${single(JSON.stringify(body))}`] : []),
    /[?&]/.test(url) ? single(url) : url,
  ]
  return parts.join(' \\\n  ')
}

/** The same with the command line tool. */
export function cli(kind: KindInfo, resource: Resource, project: string | null): Commands {
  const place = kind.scope === 'Project' && project ? ` --project ${project}` : ''
  const name = resource.metadata.name
  return {
    get: `./parkcloud describe ${kind.plural} ${name}${place}`,
    change: `./parkcloud apply -f ${name}.yaml${place}`,
    remove: `./parkcloud delete ${kind.plural} ${name}${place}`,
  }
}
