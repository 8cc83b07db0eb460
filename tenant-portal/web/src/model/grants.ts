import type { KindInfo, Role } from '@/api/types'

/** Who can give somebody the right to something: the roles that the API asks for, nearest first. */
export function whoGrants(kind: KindInfo | null, page: string): Role[] {
  if (kind === null) {
    return page === 'audit' ? ['AuditAdmin'] : ['OrganisationAdmin']
  }
  switch (kind.access) {
    case 'Platform':
    case 'Shared':
    case 'Organisations':
      return ['SystemAdmin']
    case 'Accounts':
      return ['OrganisationAdmin', 'SecurityAdmin']
    default:
      return ['OrganisationAdmin']
  }
}
