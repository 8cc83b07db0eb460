import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { get, signIn } from '@/api/client'
import type { Where } from '@/api/resources'
import type { KindInfo, Me, Place, Role } from '@/api/types'
import { pageOf } from '@/kinds/registry'

const LAST = 'pc.project'

/** Who is here, what they may see, and where they are. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const kinds = shallowRef<KindInfo[]>([])
  const projectId = ref<string | null>(null)

  const project = computed<Place | null>(() => me.value?.projects.find((p) => p.id === projectId.value) ?? null)
  const where = computed<Where>(() => ({ project: projectId.value, tenant: me.value?.tenant?.id ?? null }))
  const byPlural = computed(() => new Map(kinds.value.map((k) => [k.plural, k])))
  const bySingular = computed(() => new Map(kinds.value.map((k) => [k.singular, k])))

  /** Asks who is here. @returns false if nobody is: then they are on their way to sign in */
  async function load(): Promise<boolean> {
    const { signedIn: somebody } = await get<{ signedIn: boolean }>('/sessions/current')
    if (!somebody) {
      signIn()
      return false
    }
    const [who, all] = await Promise.all([get<Me>('/me'), get<KindInfo[]>('/kinds')])
    all.forEach(pageOf)
    me.value = { ...who, tenant: who.tenant?.name ? who.tenant : null }
    kinds.value = all
    enter(localStorage.getItem(LAST))
    return true
  }

  /** Takes a project as the current one; one that is not the person's own is left to the API to refuse. */
  function enter(id: string | null): void {
    const own = me.value?.projects ?? []
    projectId.value = id && own.some((p) => p.id === id) ? id : (own[0]?.id ?? null)
    if (projectId.value) {
      localStorage.setItem(LAST, projectId.value)
    }
  }

  function has(...roles: Role[]): boolean {
    return roles.some((r) => me.value?.roles.includes(r))
  }

  /** Whether the person has any use for lists of the kind. The API decides; this only spares dead ends. */
  function maySee(kind: KindInfo): boolean {
    switch (kind.access) {
      case 'Platform':
        return has('SystemAdmin')
      case 'Shared':
        return true
      case 'Organisation':
      case 'Accounts':
        return me.value?.tenant != null || has('SystemAdmin', 'SecurityAdmin', 'AuditAdmin')
      case 'Organisations':
        return has('SystemAdmin', 'SecurityAdmin', 'AuditAdmin')
      default:
        return projectId.value !== null
    }
  }

  function mayWrite(kind: KindInfo): boolean {
    switch (kind.access) {
      case 'Platform':
      case 'Shared':
        return has('SystemAdmin')
      case 'Organisations':
        return has('SystemAdmin')
      case 'Organisation':
        return has('OrganisationAdmin')
      case 'Accounts':
        return has('OrganisationAdmin', 'SecurityAdmin')
      default:
        return has('Member', 'OrganisationAdmin')
    }
  }

  return { me, kinds, projectId, project, where, byPlural, bySingular, load, enter, has, maySee, mayWrite }
})
