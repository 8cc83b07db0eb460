import { Graph, layout } from '@dagrejs/dagre'
import type { Topology, TopologyEdge, TopologyGroup, TopologyNode } from './topology'

export interface Sizes {
  width: number
  height: number
  /** Between columns, and between those above each other. */
  across: number
  between: number
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Drawing {
  width: number
  height: number
  nodes: (TopologyNode & Box)[]
  /** Outer frames first, so that inner ones are drawn over them. */
  groups: (TopologyGroup & Box)[]
  /** As the `d` of an SVG path. */
  edges: (TopologyEdge & { path: string })[]
}

const MARGIN = 12

/** Places a topology from left to right. Boxes are given by their upper left corners. */
export function draw(topology: Topology, sizes: Sizes): Drawing {
  const graph = new Graph({ compound: true })
  graph.setGraph({ rankdir: 'LR', ranksep: sizes.across, nodesep: sizes.between, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  const groups = topology.groups.filter((group) => holds(topology, group.id))
  groups.forEach((group) => graph.setNode(group.id, {}))
  groups.forEach((group) => group.parent && graph.hasNode(group.parent) && graph.setParent(group.id, group.parent))
  for (const node of topology.nodes) {
    graph.setNode(node.id, { width: sizes.width, height: sizes.height })
    if (node.group && graph.hasNode(node.group)) graph.setParent(node.id, node.group)
  }
  topology.edges.forEach((edge) => graph.setEdge(edge.from, edge.to))
  for (const some of unjoined(topology)) {
    const block = `block of ${(some[0] as TopologyNode).id}`
    graph.setNode(block, {})
    const group = (some[0] as TopologyNode).group
    if (group && graph.hasNode(group)) graph.setParent(block, group)
    some.forEach((node, i) => {
      graph.setParent(node.id, block)
      if (i % ROW > 0) graph.setEdge((some[i - 1] as TopologyNode).id, node.id)
    })
  }
  layout(graph)
  const box = (id: string): Box => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(id) as Partial<Box>
    return { x: x - width / 2, y: y - height / 2, width, height }
  }
  const whole = graph.graph() as { width?: number; height?: number }
  return {
    width: whole.width ?? 0,
    height: whole.height ?? 0,
    nodes: topology.nodes.map((node) => ({ ...node, ...box(node.id) })).sort((a, b) => a.x - b.x || a.y - b.y),
    groups: groups.map((group) => ({ ...group, ...box(group.id) })).sort((a, b) => b.width * b.height - a.width * a.height),
    edges: topology.edges.map((edge) => ({ ...edge, path: path((graph.edge(edge.from, edge.to) as { points: Point[] }).points) })),
  }
}

const ROW = 4

/** What is joined to nothing would pile up in one column: those of a frame are kept in rows, by lines that nobody sees. */
function unjoined(topology: Topology): TopologyNode[][] {
  const joined = new Set(topology.edges.flatMap((e) => [e.from, e.to]))
  const alone = topology.nodes.filter((n) => !joined.has(n.id))
  return [...new Set(alone.map((n) => n.group))].map((group) => alone.filter((n) => n.group === group)).filter((some) => some.length > 1)
}

/** An empty frame says nothing. */
function holds(topology: Topology, id: string): boolean {
  return topology.nodes.some((n) => n.group === id) || topology.groups.some((g) => g.parent === id && holds(topology, g.id))
}

interface Point {
  x: number
  y: number
}

/** A line through the points, rounded where it bends. */
function path(points: Point[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const bends = rest.slice(0, -1).map((p, i) => {
    const after = rest[i + 1] as Point
    return `Q${round(p.x)} ${round(p.y)} ${round((p.x + after.x) / 2)} ${round((p.y + after.y) / 2)}`
  })
  return `M${round(first.x)} ${round(first.y)}${bends.join('')}L${round(last.x)} ${round(last.y)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
