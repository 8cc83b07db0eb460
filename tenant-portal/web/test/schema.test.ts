import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonSchema, KindInfo } from '@/api/types'
import { within } from '@/form/errors'
import { check, elementField, fieldsOf, initial, kindOfField, prune } from '@/model/schema'
import { KINDS } from '../fixture/kinds.mjs'

const kinds = KINDS as unknown as KindInfo[]
const spec = (singular: string): JsonSchema => kinds.find((k) => k.singular === singular)?.spec ?? {}

describe('which kind a field points at', () => {
  it.each([
    ['subnet', 'Subnet'], ['subnetId', 'Subnet'], ['securityGroups', 'SecurityGroup'], ['securityGroupIds', 'SecurityGroup'],
    ['bootVolume', 'Volume'], ['vpc', 'Vpc'], ['keyPair', 'KeyPair'], ['serviceInstance', 'ServiceInstance'], ['volumeAttachment', 'VolumeAttachment'],
  ])('%s → %s', (field, kind) => expect(kindOfField(field, kinds)?.singular).toBe(kind))
  it('leaves others alone', () => expect(kindOfField('checksum', kinds)).toBeNull())
})

describe('fields of a schema', () => {
  it('offers references, choices, sizes and switches for an instance and a volume', () => {
    const fields = Object.fromEntries(fieldsOf(spec('Instance'), kinds).map((f) => [f.name, f]))
    expect(fields.subnet).toMatchObject({ widget: 'reference', required: true, pointer: '/subnet' })
    expect(fields.securityGroups).toMatchObject({ widget: 'references', required: false })
    expect(fields.running?.widget).toBe('switch')
    const volume = Object.fromEntries(fieldsOf(spec('Volume'), kinds).map((f) => [f.name, f.widget]))
    expect(volume).toEqual({ size: 'bytes', type: 'choice', image: 'reference' })
  })
  it('goes into lists, objects and variants with pointers', () => {
    const rules = fieldsOf(spec('SecurityGroup'), kinds).find((f) => f.name === 'rules')
    expect(rules?.widget).toBe('list')
    const element = elementField(rules!, 1, kinds)
    expect(element.fields.map((f) => [f.pointer, f.widget])).toEqual([
      ['/rules/1/direction', 'choice'], ['/rules/1/protocol', 'choice'], ['/rules/1/ports', 'object'], ['/rules/1/peer', 'variant'],
    ])
    expect(element.fields[2]?.fields[0]?.pointer).toBe('/rules/1/ports/first')
  })
  it('takes a nullable union for the thing itself', () => {
    const schema: JsonSchema = { type: 'object', properties: { dns: { anyOf: [{ type: 'null' }, { type: 'string' }] } } }
    expect(fieldsOf(schema, kinds)[0]?.widget).toBe('text')
  })
  it('falls back to JSON where no form can be drawn', () => {
    expect(fieldsOf({ properties: { any: {} } }, kinds)[0]?.widget).toBe('json')
  })
})

describe('values of a form', () => {
  it('start with declared defaults and nothing else', () => {
    expect(initial(spec('Vpc'))).toEqual({ cidr: '10.20.0.0/16', external: true })
    expect(initial(spec('Instance'))).toEqual({ running: true })
  })
  it('leave out what was left empty', () => {
    expect(prune({ a: '', b: { c: '' }, d: [], e: false, f: 0, g: [{ h: '' }] })).toEqual({ d: [], e: false, f: 0, g: [{}] })
  })
  it('are checked before they are sent', () => {
    const wrong = (singular: string, value: JsonObject) => [...check(fieldsOf(spec(singular), kinds), value)].map(([p, w]) => `${p} ${w.key}`)
    expect(wrong('Instance', {})).toEqual(['/flavor required', '/image required', '/subnet required'])
    expect(wrong('Volume', { size: 5 })).toEqual(['/size minimum'])
    expect(wrong('Image', { os: 'x', source: 'y', checksum: 'zz' })).toEqual(['/checksum pattern'])
    expect(wrong('LoadBalancer', { vpc: 'x', listeners: [] })).toEqual(['/listeners required'])
  })
})

describe('pointers of the server', () => {
  it.each([
    ['/spec/size', '/spec', '/size'], ['/name', '/spec', '/../name'],
    ['/spec/parameters/cidr', '/spec/parameters', '/cidr'], ['/parameters/cidr', '/spec/parameters', '/cidr'],
  ])('%s in a form of %s is %s', (pointer, root, own) => expect(within(pointer, root)).toBe(own))
})
