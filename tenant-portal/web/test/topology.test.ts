import { describe, expect, it } from 'vitest'
import { draw } from '@/model/drawing'
import { INTERNET, thingOf, topologyOf, within, type Thing } from '@/model/topology'
import { resource } from './resources'

const thing = (id: string, kind: string, uses: string[] = [], more: Partial<Thing> = {}): Thing => ({ id, kind, name: id, uses, ...more })
const hall = [
  thing('net', 'Vpc'),
  thing('lan', 'Subnet', ['net']),
  thing('rules', 'SecurityGroup'),
  thing('front', 'Instance', ['lan', 'rules'], { text: 'upstream 10.0.0.9:80;', addresses: ['10.0.0.5'] }),
  thing('front-port', 'Port', ['lan', 'rules'], { owner: 'front' }),
  thing('entrance', 'LoadBalancer', ['net', 'app-port'], { addresses: ['10.0.0.9'] }),
  thing('app-port', 'Port', ['lan'], { owner: 'app' }),
  thing('app', 'Application', ['lan', 'rules', 'db'], { addresses: ['10.0.0.6'] }),
  thing('db', 'ServiceInstance', ['lan']),
  thing('disk', 'Volume'),
  thing('plug', 'VolumeAttachment', ['disk', 'front']),
  thing('address', 'FloatingIp', ['front-port']),
]
const edges = (things: Thing[]) => topologyOf(things).edges.map((e) => `${e.from}>${e.to}`).sort()

describe('a topology', () => {
  it('leads from the internet to what answers, through what is only plugged between', () => {
    expect(edges(hall)).toEqual([`${INTERNET}>address`, 'address>front', 'app>db', 'entrance>app', 'front>disk', 'front>entrance'])
  })
  it('frames by subnet, else by network; what is in none stands outside', () => {
    const { nodes, groups } = topologyOf(hall)
    expect(Object.fromEntries(nodes.map((n) => [n.id, n.group]))).toEqual({ [INTERNET]: null, front: 'lan', entrance: 'net', app: 'lan', db: 'lan', disk: null, address: null })
    expect(groups.map((g) => [g.id, g.parent])).toEqual([['net', null], ['lan', 'net']])
  })
  it('has no internet where nothing is open to it, and no line to a port that nothing is plugged into', () => {
    expect(topologyOf([thing('a', 'Application', ['p']), thing('p', 'Port')])).toMatchObject({ nodes: [{ id: 'a' }], edges: [] })
  })
  it('takes an address for a mention only where it stands alone', () => {
    const text = (own: string) => edges([thing('a', 'Instance', [], { text: own }), thing('b', 'LoadBalancer', [], { addresses: ['10.0.0.1'] })])
    expect(text('to 10.0.0.1:80')).toEqual(['a>b'])
    expect(text('to 10.0.0.11 110.0.0.1 10.0.0.1/24 10.0.0.1.5')).toEqual([])
  })
  it('of one network has what is in it and what is joined to that', () => {
    const two = [...hall, thing('other', 'Vpc'), thing('far', 'Subnet', ['other']), thing('away', 'Instance', ['far']), thing('away-address', 'FloatingIp', ['away'])]
    expect(within(topologyOf(two), 'net').nodes.map((n) => n.id).sort()).toEqual([INTERNET, 'address', 'app', 'db', 'disk', 'entrance', 'front'])
    expect(within(topologyOf(two), 'other').nodes.map((n) => n.id).sort()).toEqual([INTERNET, 'away', 'away-address'])
    expect(within(topologyOf(two), 'other').groups.map((g) => g.id)).toEqual(['other', 'far'])
  })
  it('reads what a resource uses from wherever its spec has an id', () => {
    const id = '018f0000-0000-7000-8000-00000000000a'
    const own = { ...resource({}, { observed: { addresses: ['10.0.0.5'], state: 'Running' } }), spec: { networks: [{ subnet: id }], userData: 'to 10.0.0.9' } }
    expect(thingOf(own)).toMatchObject({ uses: [id], addresses: ['10.0.0.5'], text: 'to 10.0.0.9' })
  })
})

describe('its drawing', () => {
  const sizes = { width: 100, height: 40, across: 30, between: 20 }
  const drawing = draw(topologyOf(hall), sizes)
  const at = (id: string) => [...drawing.nodes, ...drawing.groups].find((n) => n.id === id)!
  it('goes from left to right along the lines', () => {
    for (const { from, to } of drawing.edges) expect(at(to).x).toBeGreaterThanOrEqual(at(from).x + 100)
  })
  it('overlaps nothing, and stays on the sheet', () => {
    drawing.nodes.forEach((a, i) =>
      drawing.nodes.slice(i + 1).forEach((b) => expect(Math.abs(a.x - b.x) >= 100 || Math.abs(a.y - b.y) >= 40, `${a.id} ${b.id}`).toBe(true)),
    )
    for (const n of drawing.nodes) expect(n.x >= 0 && n.y >= 0 && n.x + n.width <= drawing.width && n.y + n.height <= drawing.height, n.id).toBe(true)
  })
  it('frames all of a network and nothing of others', () => {
    const inside = (n: string, g: string) => at(n).x >= at(g).x && at(n).y >= at(g).y && at(n).x + 100 <= at(g).x + at(g).width && at(n).y + 40 <= at(g).y + at(g).height
    for (const n of ['front', 'app', 'db']) expect(inside(n, 'lan'), n).toBe(true)
    for (const n of ['address', 'disk', INTERNET]) expect(inside(n, 'lan'), n).toBe(false)
  })
  it('leaves out empty frames', () => expect(draw(topologyOf([thing('net', 'Vpc'), thing('a', 'Volume')]), sizes).groups).toEqual([]))
})
