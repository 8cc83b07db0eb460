const KIB = 1024

/** Bytes as people count them; a whole number of GiB stays one. */
export function bytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']
  let rest = value
  let unit = 0
  while (rest >= KIB && unit < units.length - 1) {
    rest /= KIB
    unit++
  }
  const digits = Number.isInteger(rest) || rest >= 100 ? 0 : 1
  return `${rest.toFixed(digits)} ${units[unit]}`
}

/** A span as clock digits: `0:07`, `12:30`, `1:02:03`. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const pad = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`
}

export function exactTime(value: string | number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  }).format(new Date(value))
}

const FAR = 60 * 86_400_000
const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
]

/** "3 minutes ago", and the day itself when that is two months away. Anything younger than five seconds is "now", so that rows don't count seconds. */
export function relativeTime(value: string | number, now: number, language: string): string {
  const formatter = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const delta = new Date(value).getTime() - now
  if (Math.abs(delta) < 5_000) {
    return formatter.format(0, 'second')
  }
  if (Math.abs(delta) >= FAR) {
    return new Intl.DateTimeFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(value))
  }
  for (const [unit, size] of STEPS) {
    if (Math.abs(delta) >= size) {
      return formatter.format(Math.trunc(delta / size), unit)
    }
  }
  return formatter.format(0, 'second')
}

/** A number whose name ends with its unit (`memoryMiB`, `sizeGiB`, `memoryMiBTaken`) as a size; null for others. */
export function sized(name: string, value: number): string | null {
  const unit = /(MiB|GiB)(Taken)?$/.exec(name)?.[1]
  return unit ? bytes(value * (unit === 'MiB' ? KIB ** 2 : KIB ** 3)) : null
}

/** Numbers with their thousands apart. */
export function number(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)
}

/** Money as its readers write it; all digits that it has, two at least. */
export function money(value: string, currency: string, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 6 }).format(Number(value))
}

/** A metric's amount: the name of a metric ends with its unit (`memory_mib`, `storage_gib`, `…_bytes`). */
export function amount(metric: string, value: number, language: string): string {
  if (metric.endsWith('_bytes')) {
    return bytes(value)
  }
  if (metric.endsWith('_mib')) {
    return bytes(value * KIB * KIB)
  }
  if (metric.endsWith('_gib')) {
    return bytes(value * KIB * KIB * KIB)
  }
  return number(value, language)
}

/** `rebootRequired`, `load-balancers`, `memory_mib` → `Reboot required`, `Load balancers`, `Memory mib`: for words nobody gave. */
export function humanise(word: string): string {
  const spaced = word
    .replace(/[-_.]/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** Chinese with what is not Chinese in it reads better with a little room between them. */
export function spaced(text: string): string {
  return text.replace(/(\p{Script=Han})([A-Za-z0-9])/gu, '$1 $2').replace(/([A-Za-z0-9])(\p{Script=Han})/gu, '$1 $2')
}
