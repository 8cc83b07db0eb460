import type { Place } from '@/api/types'

export interface ZoneGroup {
  /** Null for those of which it is not known. */
  zone: string | null
  projects: Place[]
}

const ORDER = ['Portal', 'Extranet', 'Private', 'Intranet']

/** Projects by the network zone that they stand in, from the outermost inwards. */
export function byZone(projects: readonly Place[], zones: ReadonlyMap<string, string>): ZoneGroup[] {
  const of = (p: Place) => zones.get(p.id) ?? null
  /** One that is new to us comes after those that are not. */
  const place = (zone: string | null) => (zone === null ? ORDER.length + 1 : ORDER.includes(zone) ? ORDER.indexOf(zone) : ORDER.length)
  return [...new Set(projects.map(of))].sort((a, b) => place(a) - place(b)).map((zone) => ({ zone, projects: projects.filter((p) => of(p) === zone) }))
}
