import type { Resource } from '@/api/types'

/** A ready instance, but for what is said otherwise. */
export function resource(change: Partial<Resource['metadata']> = {}, status: Partial<Resource['status']> = {}): Resource {
  return {
    kind: 'Instance',
    metadata: {
      id: '018f0000-0000-7000-8000-000000000001', tenant: null, project: null, zone: 'Intranet', name: 'web-1', labels: {},
      generation: 1, revision: 1, createdAt: '2026-01-01T00:00:00Z', deletionRequestedAt: null, owner: null, ...change,
    },
    spec: {},
    status: { phase: 'Ready', observedGeneration: 1, conditions: [], observed: {}, ...status },
  }
}
