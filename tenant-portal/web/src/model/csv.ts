/**
 * Comma-separated values (RFC 4180), with a byte order mark so that spreadsheets read Chinese as Chinese. A cell that a
 * spreadsheet would take for a formula is kept as text.
 */
export function csv(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => cells.map(cell).join(',')
  return '\uFEFF' + [header, ...rows].map(line).join('\r\n') + '\r\n'
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

export function download(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
