import { Bell, Box, Coin, DataAnalysis, DataBoard, Files, Grid, Memo, Monitor, Odometer, OfficeBuilding, Operation, Share, Stamp, Tickets, Wallet } from '@element-plus/icons-vue'
import { computed, type Component, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RouteLocationRaw } from 'vue-router'
import { say } from '@/i18n'
import { pageOf } from '@/kinds/registry'
import type { Section } from '@/kinds/types'
import { listRoute } from '@/router/routes'
import { useSession } from '@/stores/session'

export interface NavItem {
  key: string
  text: string
  to: RouteLocationRaw
}

/** A job. One with a single destination has no items. */
export interface NavSection extends NavItem {
  icon: Component
  items: NavItem[]
}

const ORDER: { section: Section; icon: Component }[] = [
  { section: 'deployments', icon: Box },
  { section: 'compute', icon: Monitor },
  { section: 'network', icon: Share },
  { section: 'storage', icon: Coin },
  { section: 'services', icon: DataBoard },
  { section: 'pipelines', icon: Operation },
  { section: 'desktops', icon: Grid },
  { section: 'operations', icon: Bell },
  { section: 'organisation', icon: OfficeBuilding },
  { section: 'bills', icon: Wallet },
  { section: 'other', icon: Files },
]

/** What the person has a use for, in the order of the house. Nothing is listed that leads nowhere. */
export function useNavigation(): ComputedRef<NavSection[]> {
  const session = useSession()
  const { t } = useI18n()
  const plain = (key: string, icon: Component, to: RouteLocationRaw): NavSection => ({ key, text: t(`section.${key}`), icon, to, items: [] })

  function kindSection(section: Section, icon: Component): NavSection[] {
    const items = session.kinds
      .filter((k) => pageOf(k).section === section && session.maySee(k) && reachable(k.scope))
      .sort((a, b) => (pageOf(a).order ?? 99) - (pageOf(b).order ?? 99))
      .map((k) => ({ key: k.plural, text: say(pageOf(k).words.many), to: listRoute(k, session.where) }))
    if (section === 'operations') items.unshift(...metrics())
    const first = items[0]
    if (!first) {
      return []
    }
    return [{ key: section, text: t(`section.${section}`), icon, to: first.to, items: items.length > 1 || section !== 'deployments' ? items : [] }]
  }

  /** What is measured is no kind, but it is where one looks first when something is wrong. */
  function metrics(): NavItem[] {
    const project = session.projectId
    const to = project ? { name: 'metrics', params: { project } } : { name: 'platformMetrics' }
    return project || session.has('SystemAdmin') ? [{ key: 'metrics', text: t('metrics.title'), to }] : []
  }

  function reachable(scope: string): boolean {
    return scope === 'Platform' || (scope === 'Project' ? session.projectId !== null : session.where.tenant !== null)
  }

  return computed(() => {
    const project = session.projectId
    const sections: NavSection[] = []
    if (project) {
      sections.push(plain('overview', Odometer, { name: 'overview', params: { project } }))
      sections.push(plain('templates', Tickets, { name: 'templates', params: { project } }))
    } else {
      sections.push(plain('overview', Odometer, { name: 'home' }))
    }
    ORDER.forEach(({ section, icon }) => sections.push(...kindSection(section, icon)))
    if (project) {
      sections.push(plain('board', DataAnalysis, { name: 'board', params: { project } }))
      sections.push(plain('tasks', Memo, { name: 'tasks', params: { project } }))
    }
    if (session.has('AuditAdmin', 'OrganisationAdmin')) {
      sections.push(plain('audit', Stamp, { name: 'audit' }))
    }
    return sections
  })
}
