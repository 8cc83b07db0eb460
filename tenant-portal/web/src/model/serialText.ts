// Terminals are steered by escape sequences (ECMA-48): colours, cursor moves, titles. A log is read without them.
// eslint-disable-next-line no-control-regex
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-~])/g
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** What a serial console wrote, as lines of text. A line that was overwritten shows what it said last. */
export function readable(text: string): string {
  return text
    .replace(ESCAPES, '')
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r', line.length - 2) + 1).replace(/\r$/, ''))
    .join('\n')
    .replace(CONTROLS, '')
}

const SAMPLE = 256

/**
 * What was read before, with what a newer look adds. The platform keeps the end only, so a look overlaps the one before; where
 * it does not any more, lines between them are lost, and null says so.
 */
export function joined(old: string, fresh: string): string | null {
  if (old === '' || fresh.startsWith(old)) {
    return fresh
  }
  const end = old.slice(-SAMPLE)
  const at = fresh.lastIndexOf(end)
  return at < 0 ? null : old + fresh.slice(at + end.length)
}
