import { ask, get, newIdempotencyKey, query, type Answer } from './client'
import type { Estimate, Headroom, Json, JsonObject, KindInfo, Page, Resource, StackPlan } from './types'

/** Whose resources a page speaks of. The unused ids are null. */
export interface Where {
  project: string | null
  tenant: string | null
}

/** The path of a kind's resources: a project's, an organisation's or the platform's. */
export function pathOf(kind: KindInfo, where: Where): string {
  switch (kind.scope) {
    case 'Project':
      return `/projects/${where.project}/${kind.plural}`
    case 'Tenant':
      return `/tenants/${where.tenant}/${kind.plural}`
    case 'Platform':
      return `/${kind.plural}`
  }
}

export interface ListQuery {
  limit?: number
  pageToken?: string | null
  sort?: string
  phase?: string
  name?: string
  owner?: string
  label?: string
}

export function list(kind: KindInfo, where: Where, parameters: ListQuery, signal?: AbortSignal): Promise<Page<Resource>> {
  return get<Page<Resource>>(pathOf(kind, where) + query({ ...parameters }), signal)
}

export function read(kind: KindInfo, where: Where, id: string, signal?: AbortSignal): Promise<Answer<Resource>> {
  return ask<Resource>(`${pathOf(kind, where)}/${id}`, signal ? { signal } : {})
}

export function dependants(kind: KindInfo, where: Where, id: string): Promise<Resource[]> {
  return get<Resource[]>(`${pathOf(kind, where)}/${id}/dependants`)
}

export interface Draft {
  name: string
  zone?: string
  labels?: Record<string, string>
  spec: JsonObject
}

export function create(kind: KindInfo, where: Where, draft: Draft, key: string): Promise<Answer<Resource>> {
  return ask<Resource>(pathOf(kind, where), { method: 'POST', body: draft, idempotencyKey: key })
}

/** What creating it, or with an id changing that one into it, would take. Throws what would be refused; nothing is made. */
export async function rehearse(kind: KindInfo, where: Where, draft: Draft, id: string | null): Promise<Headroom> {
  return (await ask<Headroom>(`${pathOf(kind, where)}${id ? `/${id}` : ''}:check`, { method: 'POST', body: draft })).body
}

/** What deploying a template would make and take; nothing is made. */
export async function planOf(project: string, asked: { template: string; name: string; parameters: JsonObject }): Promise<StackPlan> {
  return (await ask<StackPlan>(`/projects/${project}/stacks:plan`, { method: 'POST', body: asked })).body
}

/** What amounts of metrics cost; null while the platform has no prices. */
export async function estimate(project: string, amounts: Record<string, number>): Promise<Estimate | null> {
  return (await ask<{ estimate: Estimate | null }>(`/projects/${project}/prices:estimate`, { method: 'POST', body: { amounts } })).body.estimate
}

export function replace(kind: KindInfo, where: Where, resource: Resource, body: Omit<Draft, 'name'>) {
  return ask<Resource>(`${pathOf(kind, where)}/${resource.metadata.id}`, {
    method: 'PUT',
    body,
    etag: `"${resource.metadata.revision}"`,
  })
}

export function remove(kind: KindInfo, where: Where, resource: Resource): Promise<Answer<Resource>> {
  return ask<Resource>(`${pathOf(kind, where)}/${resource.metadata.id}`, {
    method: 'DELETE',
    etag: `"${resource.metadata.revision}"`,
  })
}

export function act(kind: KindInfo, where: Where, id: string, action: string, given: JsonObject = {}): Promise<Answer<Json>> {
  return ask<Json>(`${pathOf(kind, where)}/${id}:${action}`, {
    method: 'POST',
    body: given,
    idempotencyKey: newIdempotencyKey(),
  })
}
