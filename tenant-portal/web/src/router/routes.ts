import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'
import type { Where } from '@/api/resources'
import type { KindInfo, Resource } from '@/api/types'

/** Every resource page exists in the three places that resources live in. */
const PLACES = [
  { prefix: '/projects/:project', name: 'Project' },
  { prefix: '/tenants/:tenant', name: 'Tenant' },
  { prefix: '/platform', name: 'Platform' },
]

const resourcePages: RouteRecordRaw[] = PLACES.flatMap(({ prefix, name }) => [
  { path: `${prefix}/:plural`, name: `list${name}`, component: () => import('@/pages/ListPage.vue') },
  { path: `${prefix}/:plural/new`, name: `create${name}`, component: () => import('@/pages/CreatePage.vue') },
  { path: `${prefix}/:plural/:id`, name: `detail${name}`, component: () => import('@/pages/DetailPage.vue') },
  { path: `${prefix}/:plural/:id/edit`, name: `edit${name}`, component: () => import('@/pages/CreatePage.vue') },
])

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('@/pages/OverviewPage.vue') },
  { path: '/projects/:project', name: 'overview', component: () => import('@/pages/OverviewPage.vue') },
  { path: '/projects/:project/templates', name: 'templates', component: () => import('@/pages/TemplatesPage.vue') },
  { path: '/projects/:project/templates/:template', name: 'deploy', component: () => import('@/pages/DeployPage.vue') },
  { path: '/projects/:project/quota', name: 'board', component: () => import('@/pages/BoardPage.vue') },
  { path: '/projects/:project/metrics', name: 'metrics', component: () => import('@/pages/MetricsPage.vue') },
  { path: '/metrics', name: 'platformMetrics', component: () => import('@/pages/MetricsPage.vue') },
  { path: '/projects/:project/tasks', name: 'tasks', component: () => import('@/pages/TasksPage.vue') },
  { path: '/projects/:project/:plural(instances)/:id/console', name: 'console', component: () => import('@/pages/console/ConsolePage.vue') },
  { path: '/account', name: 'account', component: () => import('@/pages/account/AccountPage.vue') },
  { path: '/audit', name: 'audit', component: () => import('@/pages/AuditPage.vue') },
  ...resourcePages,
  { path: '/:rest(.*)*', name: 'nowhere', component: () => import('@/pages/NowherePage.vue') },
]

function place(kind: KindInfo, where: Where): Record<string, string> {
  const params: Record<string, string> = { plural: kind.plural }
  if (kind.scope === 'Project' && where.project) params.project = where.project
  if (kind.scope === 'Tenant' && where.tenant) params.tenant = where.tenant
  return params
}

export function routeOf(kind: KindInfo, where: Where, id: string): RouteLocationRaw {
  return { name: `detail${kind.scope}`, params: { ...place(kind, where), id } }
}

export function listRoute(kind: KindInfo, where: Where, query: Record<string, string> = {}): RouteLocationRaw {
  return { name: `list${kind.scope}`, params: place(kind, where), query }
}

export function createRoute(kind: KindInfo, where: Where): RouteLocationRaw {
  if (kind.singular === 'Stack' && where.project) {
    return { name: 'templates', params: { project: where.project } }
  }
  return { name: `create${kind.scope}`, params: place(kind, where) }
}

/** A deployment is changed with its template's form; everything else with the form of its own schema. */
export function editRoute(kind: KindInfo, where: Where, resource: Resource): RouteLocationRaw {
  const id = resource.metadata.id
  if (kind.singular === 'Stack' && where.project) {
    return { name: 'deploy', params: { project: where.project, template: String(resource.spec.template) }, query: { stack: id } }
  }
  return { name: `edit${kind.scope}`, params: { ...place(kind, where), id } }
}
