import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonSchema, KindInfo } from '@/api/types'
import { within } from '@/form/errors'
import { check, elementField, fieldsOf, initial, kindOfField, prune, withImplied } from '@/model/schema'
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
  it('offers references, choices, lists and switches for what the platform has', () => {
    const widgets = (singular: string) => Object.fromEntries(fieldsOf(spec(singular), kinds).map((f) => [f.name, f.widget]))
    expect(widgets('Instance')).toMatchObject({ flavor: 'reference', vcpus: 'number', image: 'reference', networks: 'list', keyPairs: 'references', power: 'choice', hostLabels: 'map' })
    expect(widgets('Application')).toMatchObject({ network: 'object', env: 'map', arguments: 'words' })
    expect(fieldsOf(spec('Instance'), kinds).find((f) => f.name === 'image')).toMatchObject({ required: true, pointer: '/image' })
    expect(fieldsOf({ properties: { size: { type: 'integer', format: 'bytes' } } }, kinds)[0]?.widget).toBe('bytes')
  })
  it('goes into lists, objects and variants with pointers', () => {
    const rules = fieldsOf(spec('SecurityGroup'), kinds).find((f) => f.name === 'rules')
    expect(rules?.widget).toBe('list')
    const element = elementField(rules!, 1, kinds)
    expect(element.fields.map((f) => [f.pointer, f.widget])).toEqual([
      ['/rules/1/direction', 'choice'], ['/rules/1/protocol', 'choice'], ['/rules/1/ports', 'text'], ['/rules/1/cidr', 'text'], ['/rules/1/group', 'reference'], ['/rules/1/self', 'switch'],
    ])
    const network = fieldsOf(spec('ServiceInstance'), kinds).find((f) => f.name === 'network')
    expect(network?.fields[0]?.pointer).toBe('/network/subnet')
    expect(fieldsOf({ properties: { peer: { oneOf: [{ type: 'string' }, { type: 'object' }] } } }, kinds)[0]?.widget).toBe('variant')
  })
  it('takes a nullable union for the thing itself', () => {
    const schema: JsonSchema = { type: 'object', properties: { dns: { anyOf: [{ type: 'null' }, { type: 'string' }] } } }
    expect(fieldsOf(schema, kinds)[0]?.widget).toBe('text')
  })
  it('asks for numbers that would be read as 0 if they were left out', () => {
    const schema: JsonSchema = { type: 'object', properties: { vcpus: { type: 'integer', minimum: 1 }, memoryMiB: { type: ['integer', 'null'], minimum: 64 }, spare: { type: 'integer', minimum: 0 }, rules: { type: 'array', items: { type: 'object', properties: { port: { type: 'integer', minimum: 1 } } } } } }
    const made = withImplied(schema)
    expect(made.required).toEqual(['vcpus'])
    expect(made.properties?.rules?.items?.required).toEqual(['port'])
  })
  it('falls back to JSON where no form can be drawn', () => {
    expect(fieldsOf({ properties: { any: {} } }, kinds)[0]?.widget).toBe('json')
  })
})

describe('values of a form', () => {
  it('start with declared defaults and nothing else', () => {
    expect(initial({ type: 'object', properties: { cidr: { type: 'string', default: '10.0.0.0/8' }, size: { type: 'integer' }, inner: { type: 'object', properties: {} } } })).toEqual({ cidr: '10.0.0.0/8' })
  })
  it('leave out what was left empty', () => {
    expect(prune({ a: '', b: { c: '' }, d: [], e: false, f: 0, g: [{ h: '' }] })).toEqual({ d: [], e: false, f: 0, g: [{}] })
  })
  it('are checked before they are sent', () => {
    const wrong = (singular: string, value: JsonObject) => [...check(fieldsOf(spec(singular), kinds), value)].map(([p, w]) => `${p} ${w.key}`)
    expect(wrong('Instance', {})).toEqual(['/image required'])
    expect(wrong('Volume', { sizeGiB: 0 })).toEqual(['/sizeGiB minimum'])
    expect(wrong('Application', { artifact: 'UPPER', network: {}, port: 1, memoryMiB: 64 })).toEqual(['/artifact pattern', '/network/subnet required'])
    expect(wrong('LoadBalancer', { vpc: 'x', listeners: [] })).toEqual(['/listeners required'])
  })
})

describe('pointers of the server', () => {
  it.each([
    ['/spec/size', '/spec', '/size'], ['/name', '/spec', '/../name'],
    ['/spec/parameters/cidr', '/spec/parameters', '/cidr'], ['/parameters/cidr', '/spec/parameters', '/cidr'],
  ])('%s in a form of %s is %s', (pointer, root, own) => expect(within(pointer, root)).toBe(own))
})
