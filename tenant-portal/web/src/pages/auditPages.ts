import { get, query } from '@/api/client'
import type { AuditEntry, Page } from '@/api/types'

export type ReadAudit = (after: number, limit: number) => Promise<AuditEntry[]>

export const readAudit: ReadAudit = async (after, limit) => (await get<Page<AuditEntry>>(`/audit${query({ after, limit })}`)).items

/**
 * The position of the newest entry. The trail is read forwards only, so its end is found by doubling and halving: some
 * dozens of one-entry reads however long it is.
 *
 * @returns 0 if there is none
 */
export async function newestPosition(read: ReadAudit): Promise<number> {
  let low = 0
  let step = 128
  let seen = (await read(0, 1))[0]?.position ?? 0
  if (seen === 0) {
    return 0
  }
  for (;;) {
    const next = (await read(low + step, 1))[0]?.position
    if (next === undefined) {
      break
    }
    seen = next
    low = next
    step *= 2
  }
  let high = low + step
  while (seen < high) {
    const middle = Math.floor((seen + high) / 2)
    const next = (await read(middle, 1))[0]?.position
    if (next === undefined) {
      high = middle
    } else {
      seen = next
    }
  }
  return seen
}
