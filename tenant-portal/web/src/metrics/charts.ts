import { bytes, number } from '@/model/format'

/** What a query of metrics came to: a column of times (seconds), and a column of values for each series. */
export interface Table {
  times: number[]
  series: { labels: Record<string, string>; values: (number | null)[] }[]
}

export type Unit = 'processors' | 'bytes' | 'bytesPerSecond' | 'percent' | 'seconds' | 'perSecond' | 'count'

/** One line, or one for each of what the query tells apart. */
export interface Line {
  /** `$F` is what limits it to a resource, `$O` to what a resource made, `$W` the time that a rate is taken over. */
  query: string
  /** Key below `metrics.line`; without it the lines are called after what they are of. */
  word?: string
}

export interface Chart {
  /** Key below `metrics.chart`. */
  name: string
  unit: Unit
  lines: Line[]
}

export interface Span {
  name: '1h' | '6h' | '24h' | '7d'
  seconds: number
  /** Seconds between two points. */
  step: number
  /** What rates are taken over: several collections, and never less than a step. */
  window: string
}

export const SPANS: readonly Span[] = [
  { name: '1h', seconds: 3_600, step: 15, window: '2m' },
  { name: '6h', seconds: 21_600, step: 60, window: '5m' },
  { name: '24h', seconds: 86_400, step: 300, window: '10m' },
  { name: '7d', seconds: 604_800, step: 1_800, window: '1h' },
]

const rate = (metric: string) => `rate(parkcloud_${metric}_total{$F}[$W])`

/** What is drawn of one resource, by its kind; of kinds that are not here nothing is measured. */
export const OF_RESOURCE: Record<string, Chart[]> = (() => {
  const cpu: Chart = { name: 'cpu', unit: 'processors', lines: [{ query: `sum(${rate('cpu_seconds')})`, word: 'used' }] }
  const memory: Chart = {
    name: 'memory',
    unit: 'bytes',
    lines: [
      { query: 'sum(parkcloud_memory_bytes{$F})', word: 'used' },
      { query: 'sum(parkcloud_memory_limit_bytes{$F})', word: 'limit' },
    ],
  }
  const network: Chart = {
    name: 'network',
    unit: 'bytesPerSecond',
    lines: [
      { query: `sum(${rate('network_received_bytes')})`, word: 'received' },
      { query: `sum(${rate('network_sent_bytes')})`, word: 'sent' },
    ],
  }
  const disk: Chart = {
    name: 'disk',
    unit: 'bytesPerSecond',
    lines: [
      { query: `sum(${rate('disk_read_bytes')})`, word: 'read' },
      { query: `sum(${rate('disk_written_bytes')})`, word: 'written' },
    ],
  }
  const members: Chart = {
    name: 'members',
    unit: 'count',
    lines: [
      { query: 'sum(parkcloud_members_online{$F})', word: 'online' },
      { query: 'sum(parkcloud_members{$F})', word: 'all' },
    ],
  }
  const room: Chart = {
    name: 'room',
    unit: 'bytes',
    lines: [
      { query: 'sum(parkcloud_disk_used_bytes{$F})', word: 'used' },
      { query: 'sum(parkcloud_disk_size_bytes{$F})', word: 'limit' },
    ],
  }
  const processes: Chart = { name: 'processes', unit: 'count', lines: [{ query: 'sum(parkcloud_processes{$F})', word: 'all' }] }
  const workload = [cpu, memory, network, processes]
  // An application is as much as its copies.
  const copies = workload.map((chart) => ({ ...chart, lines: chart.lines.map((line) => ({ ...line, query: line.query.replaceAll('$F', '$O') })) }))
  return { Instance: [cpu, memory, network, disk], ServiceInstance: workload, Application: copies, Replica: workload, LoadBalancer: [members], Host: [cpu, memory, network, disk, room] }
})()

/** A project's board: everything in it side by side. */
export const OF_PROJECT: Chart[] = [
  { name: 'cpu', unit: 'processors', lines: [{ query: `sum by (kind, name) (${rate('cpu_seconds')})` }] },
  { name: 'memory', unit: 'bytes', lines: [{ query: 'sum by (kind, name) (parkcloud_memory_bytes{$F})' }] },
  { name: 'received', unit: 'bytesPerSecond', lines: [{ query: `sum by (kind, name) (${rate('network_received_bytes')})` }] },
  { name: 'sent', unit: 'bytesPerSecond', lines: [{ query: `sum by (kind, name) (${rate('network_sent_bytes')})` }] },
  { name: 'down', unit: 'count', lines: [{ query: 'count(parkcloud_up{$F} == 0) or 0 * count(parkcloud_up{$F})', word: 'down' }] },
  { name: 'restarts', unit: 'count', lines: [{ query: 'sum by (kind, name) (increase(parkcloud_restarts_total{$F}[$W]))' }] },
]

const hosts = (used: string, whole: string) => `sum by (name) (${used}) / sum by (name) (${whole})`

const requests = (outcome: string, word: string): Line => ({ query: `sum(rate(http_server_requests_seconds_count{outcome=~"${outcome}"}[$W]))`, word })

/** The operator's board: hosts, and the platform itself. */
export const OF_PLATFORM: Chart[] = [
  { name: 'hostCpu', unit: 'percent', lines: [{ query: hosts('rate(parkcloud_cpu_seconds_total{kind="Host"}[$W])', 'parkcloud_cpus{kind="Host"}') }] },
  { name: 'hostMemory', unit: 'percent', lines: [{ query: hosts('parkcloud_memory_bytes{kind="Host"}', 'parkcloud_memory_limit_bytes{kind="Host"}') }] },
  { name: 'hostRoom', unit: 'percent', lines: [{ query: hosts('parkcloud_disk_used_bytes{kind="Host"}', 'parkcloud_disk_size_bytes{kind="Host"}') }] },
  { name: 'requests', unit: 'perSecond', lines: [requests('SUCCESS|REDIRECTION', 'answered'), requests('CLIENT_ERROR', 'refused'), requests('SERVER_ERROR', 'failed')] },
  { name: 'latency', unit: 'seconds', lines: [{ query: 'histogram_quantile(0.95, sum by (le) (rate(http_server_requests_seconds_bucket[$W])))', word: 'slowest' }] },
  { name: 'passes', unit: 'perSecond', lines: [{ query: 'sum by (kind) (rate(parkcloud_reconcile_pass_seconds_count[$W]))' }] },
  { name: 'overdue', unit: 'seconds', lines: [{ query: 'max(parkcloud_reconcile_overdue_seconds)', word: 'longest' }] },
  { name: 'heap', unit: 'bytes', lines: [{ query: 'sum(jvm_memory_used_bytes{area="heap"})', word: 'used' }, { query: 'sum(jvm_memory_max_bytes{area="heap"} > 0)', word: 'limit' }] },
]

/** The query as it is asked. @param resource its id; null for everything in the place */
export function filled(query: string, resource: string | null, span: Span): string {
  const of = (label: string) => (resource ? `${label}="${resource}"` : '')
  return query.replaceAll('$F', of('resource')).replaceAll('$O', of('owner')).replaceAll('$W', span.window)
}

/** A value as people read it. */
export function figure(unit: Unit, value: number, language: string): string {
  switch (unit) {
    case 'bytes':
      return bytes(Math.round(value))
    case 'bytesPerSecond':
      return `${bytes(Math.round(value))}/s`
    case 'percent':
      return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value)
    case 'seconds':
      return value < 1 ? `${Math.round(value * 1000)} ms` : `${number(value, language)} s`
    case 'perSecond':
      return `${number(value, language)}/s`
    case 'processors':
    case 'count':
      return number(value, language)
  }
}

/** The newest value that there is. */
export function newest(values: readonly (number | null)[]): number | null {
  return values.findLast((v) => v !== null) ?? null
}
