import { onMounted, onUnmounted, ref, shallowRef, watch, type Ref } from 'vue'
import { get, Problem, query } from '@/api/client'
import { filled, newest, type Chart, type Span, type Table } from './charts'

/** One line to draw. */
export interface Drawn {
  name: string
  values: (number | null)[]
}

/** A chart with what there is to draw; `problem` if that could not be found out. */
export interface Filled {
  chart: Chart
  times: number[]
  lines: Drawn[]
  /** Lines that are left out, because nobody could tell so many apart. */
  more: number
  problem: Problem | null
}

const AGAIN = 30_000
const MOST_LINES = 10

interface Asked {
  /** Path of the place below the API, with what follows it: `/projects/…/metrics`. */
  base: string
  resource: string | null
  charts: Chart[]
  span: Span
}

/** Asks for all charts of a board, now and every half minute while somebody looks. */
export function useTables(asked: () => Asked, lineName: (word: string) => string): { filled: Ref<Filled[]>; problem: Ref<Problem | null>; loaded: Ref<boolean>; load: () => Promise<void> } {
  const tables = shallowRef<Filled[]>([])
  const problem = ref<Problem | null>(null)
  const loaded = ref(false)
  let timer: ReturnType<typeof setInterval> | undefined
  let turn = 0

  async function load(): Promise<void> {
    const now = ++turn
    const { base, resource, charts, span } = asked()
    const end = new Date(Math.floor(Date.now() / 1000 / span.step) * span.step * 1000)
    const range = { start: new Date(end.getTime() - span.seconds * 1000).toISOString(), end: end.toISOString(), step: span.step }
    const ask = (q: string) => get<Table>(`${base}/query_range${query({ ...range, query: filled(q, resource, span) })}`)
    const found: Filled[] = []
    // One chart after the other: a board is not to take all of the queries that an organisation has.
    for (const chart of charts) {
      found.push(await fill(chart, ask, lineName))
      if (now !== turn) return // Something else is asked for meanwhile.
    }
    const broken = found.flatMap((f) => f.problem ?? [])
    problem.value = broken.length === found.length ? (broken[0] ?? null) : null
    tables.value = found
    loaded.value = true
  }

  onMounted(() => {
    void load()
    timer = setInterval(() => document.visibilityState === 'visible' && void load(), AGAIN)
  })
  onUnmounted(() => {
    turn++
    clearInterval(timer)
  })
  watch(asked, (now, before) => {
    if (now.base !== before.base || now.resource !== before.resource || now.span !== before.span) {
      if (now.base !== before.base || now.resource !== before.resource) loaded.value = false
      void load()
    }
  })
  return { filled: tables, problem, loaded, load }
}

async function fill(chart: Chart, ask: (query: string) => Promise<Table>, lineName: (word: string) => string): Promise<Filled> {
  try {
    const answers = await Promise.all(chart.lines.map((line) => ask(line.query)))
    const drawn = answers.flatMap((table, i) => table.series.map((s) => ({ name: chart.lines[i]?.word ? lineName(chart.lines[i].word) : nameOf(s.labels), values: s.values })))
    drawn.sort((a, b) => (chart.lines.some((l) => l.word) ? 0 : (newest(b.values) ?? -1) - (newest(a.values) ?? -1)))
    return { chart, times: answers[0]?.times ?? [], lines: drawn.slice(0, MOST_LINES), more: Math.max(0, drawn.length - MOST_LINES), problem: null }
  } catch (e) {
    return { chart, times: [], lines: [], more: 0, problem: Problem.of(e) }
  }
}

function nameOf(labels: Record<string, string>): string {
  return labels.name ?? Object.values(labels).join(' ')
}
