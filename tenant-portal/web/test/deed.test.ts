import { describe, expect, it } from 'vitest'
import type { KindInfo } from '@/api/types'
import { deedOf } from '@/model/deed'
import { KINDS } from '../fixture/kinds.mjs'

const kinds = KINDS as unknown as KindInfo[]
const instance = kinds.find((k) => k.singular === 'Instance')!
const user = { ...kinds.find((k) => k.singular === 'User')!, spec: { type: 'object', properties: { secret: { type: 'string', writeOnly: true }, many: { type: 'array', items: { type: 'object', properties: { pin: { type: 'string', writeOnly: true } } } } } } } as KindInfo

describe('what was just done', () => {
  it('is the very request, the command and the file', () => {
    const deed = deedOf({ method: 'POST', path: '/projects/p/instances', body: { name: 'web', labels: {}, spec: { power: "it's on" } }, idempotencyKey: 'k1' }, instance, 'web', 'hall', 'https://cloud')
    expect(deed.rest).toBe(
      `curl -X POST -H "Authorization: Bearer $TOKEN" \\\n  -H 'Idempotency-Key: k1' \\\n  -H 'Content-Type: application/json' \\\n  --data '{"name":"web","labels":{},"spec":{"power":"it'\\''s on"}}' \\\n  https://cloud/api/v1/projects/p/instances`,
    )
    expect(deed.cli).toBe('./parkcloud apply -f web.yaml --project hall')
    expect(deed.yaml).toBe('kind: Instance\nname: web\nspec:\n  power: "it\'s on"\n')
  })
  it('is a removal with the version that was looked at, and no file', () => {
    const deed = deedOf({ method: 'DELETE', path: '/projects/p/instances/i', etag: '"7"' }, instance, '大厅 1', 'hall', 'https://cloud')
    expect(deed.rest).toContain(`-H 'If-Match: "7"'`)
    expect(deed.rest).not.toContain('--data')
    expect(deed.cli).toBe("./parkcloud delete instances '大厅 1' --project hall")
    expect(deed.yaml).toBeNull()
  })
  it('is an action by its name', () => {
    const deed = deedOf({ method: 'POST', path: '/projects/p/instances/i:reboot', body: {}, idempotencyKey: 'k' }, instance, 'web', 'hall', 'https://cloud')
    expect(deed.cli).toBe('./parkcloud do reboot instances web --project hall')
    expect(deed.rest).toContain("--data '{}'")
    expect(deed.yaml).toBeNull()
  })
  it('tells no secret again', () => {
    const deed = deedOf({ method: 'PUT', path: '/tenants/t/users/u', body: { spec: { secret: 'hush', many: [{ pin: '1234' }] } } }, user, 'wang', null, 'https://cloud')
    expect(JSON.stringify(deed)).not.toMatch(/hush|1234/)
    expect(deed.cli).toBe('./parkcloud apply -f wang.yaml')
  })
})
