/** Where the line to a guest's screen stands. `attempt` counts the tries since it was last good. */
export type Line =
  | { at: 'asking'; attempt: number }
  | { at: 'connecting'; attempt: number }
  | { at: 'open'; attempt: number; since: number }
  | { at: 'waiting'; attempt: number; until: number }
  | { at: 'refused'; attempt: number }

export type LineEvent = 'ticket' | 'connected' | 'dropped' | 'unreachable' | 'refused' | 'again'

/** A line that held for so long was good; its end begins a new count. */
const GOOD = 10_000
const SLOWEST = 30_000

export const BEGIN: Line = { at: 'asking', attempt: 0 }

/**
 * What becomes of the line. A ticket is good once, so every way back begins with asking for another one; a refusal is left
 * to a person, or to the guest's being started again. An event that does not belong to where the line stands changes nothing.
 */
export function next(line: Line, event: LineEvent, now: number): Line {
  switch (event) {
    case 'ticket':
      return line.at === 'asking' ? { at: 'connecting', attempt: line.attempt } : line
    case 'connected':
      return line.at === 'connecting' ? { at: 'open', attempt: line.attempt, since: now } : line
    case 'dropped':
      return line.at === 'open' && now - line.since >= GOOD ? wait(0, now) : line.at === 'open' || line.at === 'connecting' ? wait(line.attempt, now) : line
    case 'unreachable':
      return line.at === 'asking' ? wait(line.attempt, now) : line
    case 'refused':
      return line.at === 'asking' ? { at: 'refused', attempt: line.attempt } : line
    case 'again':
      return line.at === 'waiting' || line.at === 'refused' ? { at: 'asking', attempt: line.at === 'refused' ? 0 : line.attempt } : line
  }
}

function wait(attempt: number, now: number): Line {
  return { at: 'waiting', attempt: attempt + 1, until: now + Math.min(SLOWEST, 1_000 * 2 ** Math.min(attempt, 5)) }
}
