import { describe, expect, it } from 'vitest'
import type { KindInfo, UsageRecord } from '@/api/types'
import { csv } from '@/model/csv'
import { amount, bytes, humanise, relativeTime, span } from '@/model/format'
import { cli, curl, manifestOf, yaml } from '@/model/manifest'
import { valuesAt } from '@/model/path'
import { usageSeries } from '@/model/usage'
import { newestPosition } from '@/pages/auditPages'
import { waves } from '@/pages/planWaves'
import { search, type Entry } from '@/shell/paletteEntries'
import { KINDS } from '../fixture/kinds.mjs'
import { resource } from './resources'

const instance = (KINDS as unknown as KindInfo[]).find((k) => k.singular === 'Instance')!

describe('words for numbers and times', () => {
  it('counts bytes by 1024 and keeps whole numbers whole', () => {
    expect([0, 1023, 2 ** 30, 1.5 * 2 ** 30, 456 * 2 ** 20, 2 ** 40].map(bytes)).toEqual(['0 B', '1023 B', '1 GiB', '1.5 GiB', '456 MiB', '1 TiB'])
  })
  it('reads the unit of a metric from its name', () => {
    expect(amount('memory_mib', 2048, 'en')).toBe('2 GiB')
    expect(amount('instances', 1234, 'en')).toBe('1,234')
  })
  it('says spans and distances', () => {
    expect([7_000, 83_000, 3_723_000].map(span)).toEqual(['0:07', '1:23', '1:02:03'])
    const now = Date.parse('2026-01-02T00:00:00Z')
    expect(relativeTime('2026-01-01T23:57:00Z', now, 'en')).toBe('3 minutes ago')
    expect(relativeTime('2026-01-01T23:57:00Z', now, 'zh-CN')).toBe('3分钟前')
  })
  it('spaces what nobody gave words for', () => expect(['maxPerHost', 'load-balancers', 'PlacementGroup'].map(humanise)).toEqual(['Max per host', 'Load balancers', 'Placement group']))
})

describe('what people take elsewhere', () => {
  const web = { ...resource({ labels: { app: 'hall' } }), spec: { name: "it's", port: 80, list: [{ a: 1, b: 'x: y' }], none: null, empty: {}, on: 'yes' } as never }
  it('is YAML that says the same', () => {
    expect(yaml(manifestOf(web))).toBe('kind: Instance\nname: "web-1"\nzone: Intranet\nlabels:\n  app: hall\nspec:\n  name: "it\'s"\n  port: 80\n  list:\n    - a: 1\n      b: "x: y"\n  empty: {}\n  on: "yes"\n'.replace('"web-1"', 'web-1'))
  })
  it('is a call that a shell takes as it stands', () => {
    const commands = curl(instance, { project: 'p', tenant: null }, web, 'https://cloud')
    expect(commands.change).toContain(`'\\''`)
    expect(commands.change).toContain(`If-Match: "1"`)
    expect(commands.get).toContain('https://cloud/api/v1/projects/p/instances/018f')
    expect(cli(instance, web, 'hall').get).toBe('./parkcloud describe instances web-1 --project hall')
  })
  it('is CSV that no spreadsheet runs', () => {
    expect(csv(['a', 'b'], [['=1+1', 'x,"y"'], ['-5', '中']])).toBe('\uFEFFa,b\r\n\'=1+1,"x,""y"""\r\n-5,中\r\n')
  })
})

describe('small things', () => {
  it('finds values by path', () => {
    const r = resource({}, { observed: { addresses: ['10.0.0.1', '10.0.0.2'], ports: [{ n: 80 }, { n: 443 }] } })
    expect(valuesAt(r, 'status.observed.addresses.*')).toEqual(['10.0.0.1', '10.0.0.2'])
    expect(valuesAt(r, 'status.observed.ports.*.n')).toEqual([80, 443])
    expect(valuesAt(r, 'status.observed.ports.length')).toEqual([2])
    expect(valuesAt(r, 'spec.nothing.here')).toEqual([])
  })
  it('adds usage up to a stair', () => {
    const record = (amount: number, startedAt: number, endedAt: number | null) => ({ amount, startedAt, endedAt }) as UsageRecord
    expect(usageSeries([record(2, 10, 30), record(3, 20, null)], 40)).toEqual([[10, 2], [20, 5], [30, 3], [40, 3]])
    expect(usageSeries([], 40)).toEqual([])
  })
  it('orders a plan by what waits for what, and ends on a circle', () => {
    const names = (parts: [string, string[]][]) => waves({ steps: parts.map(([name, after]) => ({ name, after })) } as never).map((w) => w.map((p) => p.name).join())
    expect(names([['c', ['a', 'b']], ['a', []], ['b', ['a']]])).toEqual(['a', 'b', 'c'])
    expect(names([['a', []], ['x', ['y']], ['y', ['x']]])).toEqual(['a', 'x,y'])
  })
  it.each([0, 1, 2, 127, 128, 129, 5_000, 100_001])('finds the newest of %i audit entries, gaps or not', async (count) => {
    let reads = 0
    const positions = Array.from({ length: count }, (_, i) => i + 1).filter((p) => p % 3 !== 0 || p === count)
    const found = await newestPosition(async (after, limit) => {
      reads++
      return positions.filter((p) => p > after).slice(0, limit).map((position) => ({ position }) as never)
    })
    expect(found).toBe(count)
    expect(reads).toBeLessThan(40)
  })
  it('finds by all typed words, names that begin with them first', () => {
    const entry = (group: Entry['group'], text: string): Entry => ({ group, key: text, text, note: '', words: text.toLowerCase() })
    const entries = [entry('objects', 'old-web'), entry('objects', 'web-1'), entry('pages', 'Web'), entry('actions', 'Create')]
    expect(search(entries, 'web').map((e) => e.text)).toEqual(['Web', 'web-1', 'old-web'])
    expect(search(entries, '').map((e) => e.text)).toEqual(['Web', 'Create'])
  })
})
