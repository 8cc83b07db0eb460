import { describe, expect, it } from 'vitest'
import type { KindInfo } from '@/api/types'
import { whoGrants } from '@/model/grants'
import { byZone } from '@/shell/zones'
import { KINDS } from '../fixture/kinds.mjs'

const kind = (singular: string) => (KINDS as unknown as KindInfo[]).find((k) => k.singular === singular)!

describe('who can grant it', () => {
  it('is who the API asks for', () => {
    expect(whoGrants(kind('Host'), 'listPlatform')).toEqual(['SystemAdmin'])
    expect(whoGrants(kind('Image'), 'createPlatform')).toEqual(['SystemAdmin'])
    expect(whoGrants(kind('User'), 'listTenant')).toEqual(['OrganisationAdmin', 'SecurityAdmin'])
    expect(whoGrants(kind('Instance'), 'listProject')).toEqual(['OrganisationAdmin'])
    expect(whoGrants(null, 'audit')).toEqual(['AuditAdmin'])
  })
})

describe('the project switch', () => {
  const project = (id: string) => ({ id, name: id, displayName: id })
  it('stands by zone, from the outermost inwards; unknown ones come last', () => {
    const zones = new Map([['a', 'Intranet'], ['b', 'Portal'], ['c', 'Intranet'], ['e', 'Elsewhere']])
    expect(byZone(['a', 'b', 'c', 'd', 'e'].map(project), zones).map((g) => [g.zone, g.projects.map((p) => p.id).join('')])).toEqual([['Portal', 'b'], ['Intranet', 'ac'], ['Elsewhere', 'e'], [null, 'd']])
  })
  it('is one group while no zone is known', () => expect(byZone([project('a')], new Map())).toEqual([{ zone: null, projects: [project('a')] }]))
})
