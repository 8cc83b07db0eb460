import type { Resource } from '@/api/types'

/**
 * Takes what was read of a resource into rows that are on screen, in place: nothing moves, nothing older wins. `fresh` null
 * means that it is gone.
 *
 * @returns the same array if nothing changed
 */
export function mergeRow(rows: readonly Resource[], id: string, fresh: Resource | null): readonly Resource[] {
  const index = rows.findIndex((r) => r.metadata.id === id)
  if (index < 0) {
    return rows
  }
  if (fresh === null) {
    return rows.filter((_, i) => i !== index)
  }
  const old = rows[index] as Resource
  if (old.metadata.revision >= fresh.metadata.revision) {
    return rows
  }
  return rows.map((r, i) => (i === index ? fresh : r))
}

/** Appends a page; what is already there is not shown twice. */
export function appendPage(rows: readonly Resource[], page: readonly Resource[]): readonly Resource[] {
  const known = new Set(rows.map((r) => r.metadata.id))
  return [...rows, ...page.filter((r) => !known.has(r.metadata.id))]
}
