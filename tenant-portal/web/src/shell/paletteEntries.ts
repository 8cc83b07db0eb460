import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RouteLocationRaw } from 'vue-router'
import { say } from '@/i18n'
import { nameOfKind, pageOf } from '@/kinds/registry'
import { createRoute, routeOf } from '@/router/routes'
import { useInventory } from '@/stores/inventory'
import { usePreferences } from '@/stores/preferences'
import { useSession } from '@/stores/session'
import { useNavigation } from './navigation'
import { signOut } from './signOut'

export interface Entry {
  key: string
  group: 'pages' | 'actions' | 'objects'
  text: string
  note: string
  /** What it is found by, lower case. */
  words: string
  to?: RouteLocationRaw
  run?: () => void
}

/** Everything that Ctrl-K can find: pages, things to do, objects of the project. */
export function usePaletteEntries(): ComputedRef<Entry[]> {
  const { t } = useI18n()
  const session = useSession()
  const inventory = useInventory()
  const preferences = usePreferences()
  const sections = useNavigation()

  function pages(): Entry[] {
    return sections.value.flatMap((s) =>
      (s.items.length > 0 ? s.items : [s]).map((i) => entry('pages', `page-${i.key}`, i.text, s.items.length > 0 ? s.text : '', i.key, { to: i.to })),
    )
  }

  function actions(): Entry[] {
    const creatable = session.kinds.filter((k) => session.maySee(k) && session.mayWrite(k) && !pageOf(k).derived)
    return [
      ...creatable.map((k) =>
        entry('actions', `create-${k.plural}`, t('palette.create', { what: say(pageOf(k).words.one) }), '', `create new ${k.plural} ${k.singular}`, { to: createRoute(k, session.where) }),
      ),
      ...(['light', 'dark'] as const).map((theme) =>
        entry('actions', theme, `${t('top.theme')}: ${t(`top.${theme}`)}`, '', `theme ${theme}`, { run: () => (preferences.theme = theme) }),
      ),
      entry('actions', 'zh', '简体中文', t('top.language'), 'language chinese zh', { run: () => void preferences.use('zh-CN') }),
      entry('actions', 'en', 'English', t('top.language'), 'language english en', { run: () => void preferences.use('en') }),
      entry('actions', 'out', t('top.signOut'), '', 'sign out log out', { run: () => void signOut() }),
    ]
  }

  function objects(): Entry[] {
    return session.kinds.flatMap((k) =>
      [...(inventory.shelves.get(k.singular)?.items.values() ?? [])].map((r) =>
        entry('objects', r.metadata.id, r.metadata.name, nameOfKind(k.singular), `${r.metadata.id} ${k.singular} ${JSON.stringify(r.status.observed)}`, { to: routeOf(k, session.where, r.metadata.id) }),
      ),
    )
  }

  return computed(() => [...pages(), ...actions(), ...objects()])
}

function entry(group: Entry['group'], key: string, text: string, note: string, words: string, does: Pick<Entry, 'to' | 'run'>): Entry {
  return { group, key, text, note, words: `${text} ${note} ${words}`.toLowerCase(), ...does }
}

const EACH = 8

/** The best few of each group: all typed words must occur; a name that begins with them comes first. */
export function search(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = (e: Entry) => (e.text.toLowerCase().startsWith(typed.toLowerCase()) ? 0 : e.text.toLowerCase().includes(typed.toLowerCase()) ? 1 : 2)
  const groups: Entry['group'][] = ['pages', 'actions', 'objects']
  return groups.flatMap((group) =>
    entries
      .filter((e) => e.group === group && (group !== 'objects' || wanted.length > 0) && wanted.every((w) => e.words.includes(w)))
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, EACH),
  )
}
