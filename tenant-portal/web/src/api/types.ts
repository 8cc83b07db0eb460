/** The shapes that cross the wire, as the API's views define them. Enums may grow: treat unknown words as words. */
export type Phase = 'Pending' | 'Ready' | 'Failed' | 'Deleting'
export type ConditionState = 'True' | 'False' | 'Unknown'
export type Scope = 'Platform' | 'Tenant' | 'Project'
export type Role = 'SystemAdmin' | 'SecurityAdmin' | 'AuditAdmin' | 'OrganisationAdmin' | 'Member'
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export interface Condition {
  type: string
  state: ConditionState
  reason: string
  message: string
  since: string
}

export interface Metadata {
  id: string
  tenant: string | null
  project: string | null
  zone: string
  name: string
  labels: Record<string, string>
  generation: number
  revision: number
  createdAt: string
  deletionRequestedAt: string | null
  owner: string | null
}

export interface Resource {
  kind: string
  metadata: Metadata
  spec: JsonObject
  status: { phase: Phase; observedGeneration: number; conditions: Condition[]; observed: JsonObject | null }
}

export interface Page<T> {
  items: T[]
  nextPageToken: string | null
}

export interface JsonSchema {
  type?: string | string[]
  format?: string
  title?: string | Localised
  description?: string | Localised
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  enum?: Json[]
  const?: Json
  default?: Json
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  minItems?: number
  maxItems?: number
  additionalProperties?: boolean | JsonSchema
  oneOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  allOf?: JsonSchema[]
  writeOnly?: boolean
  [extension: `x-${string}`]: Json | undefined
}

export interface KindInfo {
  singular: string
  plural: string
  group: string
  scope: Scope
  access: 'Project' | 'Organisation' | 'Shared' | 'Platform' | 'Organisations' | 'Accounts'
  actions: string[]
  spec: JsonSchema
  observed: JsonSchema
}

export interface Operation {
  id: string
  verb: string
  target: { kind: string; id: string; name: string }
  requester: string
  state: 'Running' | 'Succeeded' | 'Failed' | 'Cancelled'
  steps: { name: string; startedAt: string }[]
  error: { code: string; detail: string } | null
  createdAt: string
  endedAt: string | null
}

export interface PlatformEvent {
  position: number
  type: 'Added' | 'Modified' | 'Deleted' | 'Progressed'
  kind: string
  resource: string
  name: string
  revision: number
  at: number
}

export interface QuotaLine {
  scope: string
  metric: string
  limit: number | null
  reserved: number
  used: number
}

/** What something would take from the quotas, against what is left. */
export interface Headroom {
  charges: { metric: string; amount: number; available: number | null }[]
  fits: boolean
}

/** What amounts cost. Money is text, exact to the digit. */
export interface Estimate {
  currency: string
  book: string
  hour: string
  month: string
  lines: { metric: string; amount: number; hour: string }[]
}

export interface UsageRecord {
  resource: string
  kind: string
  name: string
  metric: string
  amount: number
  startedAt: number
  endedAt: number | null
}

export interface AuditEntry {
  position: number
  entry: {
    at: number
    actor: string
    tenant: string
    project: string
    action: string
    target: string
    targetName: string
    requestId: string
    detail: string
  }
  previous: string
  hash: string
}

export interface Place {
  id: string
  name: string
  displayName: string
}

/** Who is signed in. The platform's own people have a tenant without a name. */
export interface Me extends Place {
  tenant: Place | null
  projects: Place[]
  roles: Role[]
}

export interface Localised {
  zh: string
  en: string
}

export interface Template {
  name: string
  version: string
  title: Localised
  description: Localised
  category: string
  parameters: JsonSchema
  /** `after` names the parts that one needs. */
  resources: { name: string; kind: string; title: Partial<Localised>; after: string[] }[]
}

/** What a template would make. Steps whose `after` is done run side by side. */
export interface StackPlan {
  template: string
  version: string
  steps: { name: string; kind: string; title: Partial<Localised>; resourceName: string; after: string[]; spec: JsonObject }[]
  charges: Headroom['charges']
  fits: boolean
}

export interface StackResource {
  name: string
  kind: string
  title: Partial<Localised>
  id: string | null
  phase: Phase | null
  ready: boolean
  message: string
}

/** What is asked of a stack, as it was answered last. */
export interface StackCheck {
  name: string
  title: Partial<Localised>
  url: string
  good: boolean | null
  message: string
}

export interface Fault {
  pointer: string
  detail: string
}
