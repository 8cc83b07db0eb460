import { describe, expect, it } from 'vitest'
import type { Condition, Operation } from '@/api/types'
import { explains, isBad, isErrorCode, stateOf, stateOfOperation } from '@/model/state'
import { resource } from './resources'

const condition = (type: string, state: Condition['state'], reason = 'Because'): Condition => ({ type, state, reason, message: 'why', since: '2026-01-01T00:00:00Z' })

describe('the five states', () => {
  it('is ready when it is there as last asked for', () => {
    expect(stateOf(resource({}, { conditions: [condition('Ready', 'True')] }))).toBe('ready')
  })
  it('is working while it is made, and while a newer wish is carried out', () => {
    expect(stateOf(resource({}, { phase: 'Pending', conditions: [condition('Ready', 'False', 'Creating')] }))).toBe('working')
    expect(stateOf(resource({ generation: 2 }))).toBe('working')
  })
  it('needs attention when the platform retries something that goes wrong', () => {
    const stuck = resource({}, { phase: 'Pending', conditions: [condition('Ready', 'False', 'compute.host-unreachable')] })
    expect(stateOf(stuck)).toBe('attention')
    expect(explains(stuck)?.reason).toBe('compute.host-unreachable')
  })
  it('needs attention when a good condition does not hold or a bad one does', () => {
    expect(stateOf(resource({}, { conditions: [condition('EngineReachable', 'False')] }))).toBe('attention')
    expect(stateOf(resource({}, { conditions: [condition('Degraded', 'True')] }))).toBe('attention')
    expect(stateOf(resource({}, { conditions: [condition('Degraded', 'False')] }))).toBe('ready')
  })
  it('puts removal above everything and failure above conditions', () => {
    expect(stateOf(resource({ deletionRequestedAt: '2026-01-01T00:00:00Z' }, { phase: 'Failed' }))).toBe('removing')
    expect(stateOf(resource({}, { phase: 'Deleting' }))).toBe('removing')
    expect(stateOf(resource({}, { phase: 'Failed', conditions: [condition('Degraded', 'True')] }))).toBe('failed')
  })
  it('takes an unknown condition for trouble only if there is an error behind it', () => {
    expect(isBad(condition('Ready', 'Unknown', 'NotLookedYet'))).toBe(false)
    expect(isBad(condition('Ready', 'Unknown', 'network.engine-unreachable'))).toBe(true)
  })
  it('tells error codes from words', () => {
    expect(isErrorCode('storage.volume.quota-exceeded')).toBe(true)
    expect(isErrorCode('Creating')).toBe(false)
  })
  it('gives operations the same five', () => {
    const operation = (state: Operation['state'], verb = 'create') => ({ state, verb }) as Operation
    expect(stateOfOperation(operation('Running'))).toBe('working')
    expect(stateOfOperation(operation('Running', 'delete'))).toBe('removing')
    expect(stateOfOperation(operation('Failed'))).toBe('failed')
    expect(stateOfOperation(operation('Succeeded'))).toBe('ready')
  })
})
