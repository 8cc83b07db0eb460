import type { Component } from 'vue'
import type { JsonSchema, Localised, Resource } from '@/api/types'
import type { State } from '@/model/state'

/** Where in the left navigation a kind stands: by job, not by component. */
export type Section =
  | 'deployments'
  | 'compute'
  | 'network'
  | 'storage'
  | 'services'
  | 'pipelines'
  | 'desktops'
  | 'operations'
  | 'organisation'
  | 'bills'
  | 'other'

/** What a cell shows. `reference` values are ids of the kind named by `of` (singular). */
export type Show = 'text' | 'code' | 'bytes' | 'number' | 'word' | 'reference' | 'references' | 'flag' | 'time' | 'metric'

export interface Column {
  /** Dotted path from the resource: `spec.flavor`, `status.observed.address`; `*` stands for every element. */
  path: string
  show?: Show
  of?: string
  /** Not shown until chosen. */
  extra?: boolean
  words: Localised
}

/** What a kind adds to the four pages that all kinds share. A folder of its own exports one of these. */
export interface KindPage {
  kind: string
  section: Section
  icon: Component
  words: { one: Localised; many: Localised }
  /** What the thing is for: the first sentence of an empty list. */
  purpose: Localised
  columns: Column[]
  /** Words for fields of the spec and of what is observed. */
  fields?: Record<string, Localised>
  /** Words for values of enumerations, steps and reasons. */
  values?: Record<string, Localised>
  /**
   * Words for actions. `asks` is asked before, `takes` is the shape of what has to be given. One that `opens` a page (a route's
   * name) or a `tab` is carried out there.
   */
  actions?: Record<string, Localised & { asks?: Localised; takes?: JsonSchema; opens?: string; tab?: string; when?: (resource: Resource) => boolean }>
  /** Blocks above the facts of the detail page. */
  blocks?: Component[]
  /** Says beside the form what the spec in it will mean. */
  effect?: Component
  /** Tabs of its own beside those that every kind has. */
  tabs?: { name: string; words: Localised; block: Component }[]
  /** The blocks say all that the facts would. */
  replacesFacts?: boolean
  /** Fields of the spec that the platform keeps for itself: kept on change, never asked for. */
  hidden?: string[]
  /** Fields of the form that belong together, by group name; the rest comes last. */
  groups?: { words: Localised; fields: string[] }[]
  /** Metrics that one of these takes from the quota. */
  metrics?: string[]
  /** Removing one removes data: the name has to be typed. */
  holdsData?: boolean
  /** Others may name it as their owner. */
  owns?: boolean
  /** Made by other things only, never by hand. */
  derived?: boolean
  /** Nobody but the platform changes one; it may be removed. */
  fixed?: boolean
  /** Order inside the section. */
  order?: number
  /** Where the generic state says too little. */
  state?: (resource: Resource, generic: State) => State
}

export function define(page: KindPage): KindPage {
  return page
}
