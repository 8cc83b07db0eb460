import type { UsageRecord } from '@/api/types'

/** The sum in use over time, as corners of a stair: `[time, amount]` whenever something began or ended. */
export function usageSeries(records: readonly UsageRecord[], now: number): [number, number][] {
  const steps = new Map<number, number>()
  const add = (at: number, by: number) => steps.set(at, (steps.get(at) ?? 0) + by)
  for (const record of records) {
    add(record.startedAt, record.amount)
    if (record.endedAt !== null) {
      add(record.endedAt, -record.amount)
    }
  }
  let sum = 0
  const points = [...steps]
    .sort(([a], [b]) => a - b)
    .map(([at, by]): [number, number] => {
      sum += by
      return [at, sum]
    })
  return points.length === 0 ? [] : [...points, [now, sum]]
}
