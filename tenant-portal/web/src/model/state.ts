import type { Condition, Operation, Resource } from '@/api/types'

/** The five words that the portal has for how a thing is. Everything finer is said in a sentence beside it. */
export type State = 'working' | 'ready' | 'attention' | 'failed' | 'removing'

/** From what needs somebody to what does not. */
export const STATES: readonly State[] = ['failed', 'attention', 'working', 'removing', 'ready']

/** Conditions that are bad news when they hold; of all others it is bad news when they do not. */
const NEGATIVE = /^(Degraded|Stale|Drift(ed)?|Disk|Memory|.*(Failed|Failing|Pressure|Missing|Exceeded|Error|Expired|Expiring|Unreachable|Crashed))$/

/** Whether a condition is bad news. */
export function isBad(condition: Condition): boolean {
  if (condition.state === 'Unknown') {
    return isErrorCode(condition.reason)
  }
  return (condition.state === 'True') === NEGATIVE.test(condition.type)
}

/** Reasons are CamelCase words; error codes have dots in them (`compute.host-unreachable`). */
export function isErrorCode(reason: string): boolean {
  return /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(reason)
}

/**
 * Pending with an error code means that the platform is retrying something that goes wrong: a person may want to look.
 * Pending without one is plain work.
 */
export function stateOf(resource: Resource): State {
  const { metadata, status } = resource
  if (status.phase === 'Deleting' || metadata.deletionRequestedAt) {
    return 'removing'
  }
  if (status.phase === 'Failed') {
    return 'failed'
  }
  if (status.phase === 'Pending') {
    return status.conditions.some((c) => isBad(c) && isErrorCode(c.reason)) ? 'attention' : 'working'
  }
  if (status.conditions.some(isBad)) {
    return 'attention'
  }
  return status.observedGeneration < metadata.generation ? 'working' : 'ready'
}

/** The condition that explains the state best, if one does. */
export function explains(resource: Resource): Condition | null {
  const bad = resource.status.conditions.filter(isBad)
  const state = stateOf(resource)
  if (state === 'ready') {
    return null
  }
  return bad.find((c) => isErrorCode(c.reason)) ?? bad[0] ?? resource.status.conditions.find((c) => c.type === 'Ready') ?? null
}

export function stateOfOperation(operation: Operation): State {
  switch (operation.state) {
    case 'Succeeded':
      return 'ready'
    case 'Failed':
      return 'failed'
    case 'Cancelled':
      return 'attention'
    default:
      return operation.verb === 'delete' ? 'removing' : 'working'
  }
}
