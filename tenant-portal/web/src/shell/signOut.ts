import { csrfHeader } from '@/api/client'

/** Ends the session and leaves for the sign-in page, also where the session had ended by itself. */
export async function signOut(): Promise<void> {
  await fetch('/logout', { method: 'POST', headers: csrfHeader(), credentials: 'same-origin' }).catch(() => undefined)
  location.assign('/login')
}
