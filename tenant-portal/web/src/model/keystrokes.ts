/** One key to press, and whether Shift is held meanwhile. `code` is the key's place (UI Events), `keysym` what it writes. */
export interface Stroke {
  keysym: number
  code: string
  shift: boolean
}

/** What stands on the keys of a US keyboard, plain and with Shift: guests are given that layout. */
const KEYS: Record<string, string> = {
  Backquote: '`~', Digit1: '1!', Digit2: '2@', Digit3: '3#', Digit4: '4$', Digit5: '5%', Digit6: '6^', Digit7: '7&', Digit8: '8*', Digit9: '9(', Digit0: '0)',
  Minus: '-_', Equal: '=+', BracketLeft: '[{', BracketRight: ']}', Backslash: '\\|', Semicolon: ';:', Quote: '\'"', Comma: ',<', Period: '.>', Slash: '/?', Space: '  ',
}
const ENTER = 0xff0d
const TAB = 0xff09

const STROKES = new Map<string, Stroke>()
for (const [code, [plain, shifted]] of Object.entries({ ...KEYS, ...letters() })) {
  STROKES.set(shifted as string, { keysym: (shifted as string).charCodeAt(0), code, shift: true })
  STROKES.set(plain as string, { keysym: (plain as string).charCodeAt(0), code, shift: false })
}
STROKES.set('\n', { keysym: ENTER, code: 'Enter', shift: false })
STROKES.set('\t', { keysym: TAB, code: 'Tab', shift: false })

function letters(): Record<string, string> {
  return Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((c) => [`Key${c.toUpperCase()}`, c + c.toUpperCase()]))
}

/** The keys that write a text, and the characters that no key writes, each once. */
export function keystrokes(text: string): { strokes: Stroke[]; unwritable: string[] } {
  const strokes: Stroke[] = []
  const unwritable = new Set<string>()
  for (const character of text.replace(/\r\n?/g, '\n')) {
    const stroke = STROKES.get(character)
    if (stroke) strokes.push(stroke)
    else unwritable.add(character)
  }
  return { strokes, unwritable: [...unwritable] }
}
