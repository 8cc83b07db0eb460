import type { Resource } from '@/api/types'
import { stateOf, type State } from '@/model/state'
import { pageNamed } from './registry'

/** The state of a resource, with what its kind has to say about it. */
export function stateIn(resource: Resource): State {
  const generic = stateOf(resource)
  return pageNamed(resource.kind)?.state?.(resource, generic) ?? generic
}
