import type { Json, Resource } from '@/api/types'
import { isUuid } from './path'

/** Something that may stand in a picture of what leads to what. `uses` names others by their ids. */
export interface Thing {
  id: string
  kind: string
  name: string
  uses: readonly string[]
  owner?: string | null
  /** Where it can be reached, and the texts of its own in which others' addresses may stand. */
  addresses?: readonly string[]
  text?: string
}

export interface TopologyNode {
  id: string
  kind: string
  name: string
  group: string | null
}
export interface TopologyGroup {
  id: string
  kind: string
  name: string
  parent: string | null
}
export interface TopologyEdge {
  from: string
  to: string
}
export interface Topology {
  nodes: TopologyNode[]
  groups: TopologyGroup[]
  edges: TopologyEdge[]
}

/** Stands for everybody outside. Its kind is no resource's. */
export const INTERNET = 'Internet'

const FRAMES = ['Subnet', 'Vpc']
/** What joins others or is only written down about them: seen as lines, or on their own pages. */
const UNSEEN = new Set(['Port', 'VolumeAttachment', 'SecurityGroup', 'NetworkAcl', 'KeyPair', 'Image', 'Flavor', 'Stack', 'Host', 'Project'])

/** What a resource uses is every id in its spec; which field it stands in does not matter. */
export function thingOf(resource: Resource): Thing {
  const texts: string[] = []
  const uses = new Set<string>()
  walk(resource.spec, (text) => (isUuid(text) ? uses.add(text) : texts.push(text)))
  const addresses: string[] = []
  walk(resource.status.observed, (text) => /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && addresses.push(text))
  return { id: resource.metadata.id, kind: resource.kind, name: resource.metadata.name, uses: [...uses], owner: resource.metadata.owner, addresses, text: texts.join('\n') }
}

function walk(value: Json, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value)
  else if (value !== null && typeof value === 'object') Object.values(value).forEach((v) => walk(v, visit))
}

/** Who leads to whom, from the internet inwards, framed by network. */
export function topologyOf(things: readonly Thing[]): Topology {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const seen = things.filter((thing) => !UNSEEN.has(thing.kind) && !FRAMES.includes(thing.kind))
  const isSeen = new Set(seen.map((thing) => thing.id))
  /** A port stands for what is plugged into it. */
  const end = (id: string): string | null => {
    const thing = byId.get(id)
    const own = thing?.kind === 'Port' ? (thing.owner ?? '') : id
    return isSeen.has(own) ? own : null
  }
  const lines = new Map<string, TopologyEdge>()
  const draw = (from: string | null, to: string | null) => {
    if (from && to && from !== to && !lines.has(`${to} ${from}`)) lines.set(`${from} ${to}`, { from, to })
  }
  for (const thing of seen) thing.uses.forEach((id) => draw(thing.id, end(id)))
  for (const thing of things.filter((t) => t.kind === 'VolumeAttachment')) {
    const joined = thing.uses.map(end).filter((id): id is string => id !== null)
    const isVolume = (id: string) => byId.get(id)?.kind === 'Volume'
    joined.filter((id) => !isVolume(id)).forEach((from) => joined.filter(isVolume).forEach((to) => draw(from, to)))
  }
  for (const from of seen) mentioned(from, seen).forEach((to) => draw(from.id, to.id))
  const entrances = seen.filter((thing) => thing.kind === 'FloatingIp')
  entrances.forEach((thing) => lines.set(`${INTERNET} ${thing.id}`, { from: INTERNET, to: thing.id }))
  const outside = entrances.length > 0 ? [{ id: INTERNET, kind: INTERNET, name: '', group: null }] : []
  return {
    nodes: [...outside, ...seen.map(({ id, kind, name, uses }) => ({ id, kind, name, group: frameOf(uses, byId) }))],
    groups: things.filter((t) => FRAMES.includes(t.kind)).map(({ id, kind, name, uses }) => ({ id, kind, name, parent: kind === 'Subnet' ? frameOf(uses, byId) : null })),
    edges: [...lines.values()],
  }
}

function frameOf(uses: readonly string[], byId: Map<string, Thing>): string | null {
  const found = (kind: string) => uses.find((id) => byId.get(id)?.kind === kind)
  return found('Subnet') ?? found('Vpc') ?? null
}

/** Those whose address stands in a text of the thing's own, such as a start-up script that passes requests on. */
function mentioned(thing: Thing, others: readonly Thing[]): Thing[] {
  const words = new Set((thing.text ?? '').match(/(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.]|\/\d)/g) ?? [])
  return words.size === 0 ? [] : others.filter((other) => other.kind !== 'FloatingIp' && other.addresses?.some((a) => words.has(a)))
}

/** What of a topology belongs to a network: what is in it, and whatever is joined to that. */
export function within(all: Topology, frame: string): Topology {
  const frames = new Set([frame, ...all.groups.filter((g) => g.parent === frame).map((g) => g.id)])
  const inside = new Set(all.nodes.filter((n) => n.group !== null && frames.has(n.group)).map((n) => n.id))
  const joined = new Set(inside)
  for (const { from, to } of all.edges) {
    if (inside.has(to)) joined.add(from)
    if (inside.has(from)) joined.add(to)
  }
  if (all.edges.some((e) => e.from === INTERNET && joined.has(e.to))) joined.add(INTERNET)
  return {
    nodes: all.nodes.filter((n) => joined.has(n.id)),
    groups: all.groups.filter((g) => frames.has(g.id)),
    edges: all.edges.filter((e) => joined.has(e.from) && joined.has(e.to)),
  }
}
