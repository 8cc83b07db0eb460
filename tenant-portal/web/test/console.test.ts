import { describe, expect, it } from 'vitest'
import { BEGIN, next, type Line, type LineEvent } from '@/model/consoleLine'
import { keystrokes } from '@/model/keystrokes'
import { joined, readable } from '@/model/serialText'

const after = (events: [LineEvent, number][], from: Line = BEGIN) => events.reduce((line, [event, at]) => next(line, event, at), from)

describe('the line to a screen', () => {
  it('asks for a ticket, connects, and is open', () => {
    expect(after([['ticket', 0], ['connected', 5]])).toEqual({ at: 'open', attempt: 0, since: 5 })
  })
  it('begins anew with a new ticket when it drops', () => {
    const dropped = after([['ticket', 0], ['connected', 0], ['dropped', 60_000]])
    expect(dropped).toEqual({ at: 'waiting', attempt: 1, until: 61_000 })
    expect(next(dropped, 'again', 61_000)).toEqual({ at: 'asking', attempt: 1 })
  })
  it('waits longer each time while it does not hold, and never above half a minute', () => {
    let line: Line = BEGIN
    const waits = Array.from({ length: 8 }, () => {
      line = after([['ticket', 0], ['connected', 0], ['dropped', 500]], line)
      const wait = line.at === 'waiting' ? line.until - 500 : 0
      line = next(line, 'again', 0)
      return wait
    })
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  })
  it('counts anew once it held', () => {
    const long = after([['ticket', 0], ['connected', 0], ['dropped', 10_000]], { at: 'asking', attempt: 7 })
    expect(long).toMatchObject({ at: 'waiting', attempt: 1 })
  })
  it('leaves a refusal to somebody, and goes on when they say so', () => {
    const refused = after([['refused', 0]])
    expect(refused.at).toBe('refused')
    expect(next(refused, 'dropped', 1)).toBe(refused)
    expect(next(refused, 'again', 1)).toEqual(BEGIN)
  })
  it('is not moved by what comes too late', () => {
    const open = after([['ticket', 0], ['connected', 0]])
    for (const event of ['ticket', 'connected', 'refused', 'unreachable', 'again'] as const) expect(next(open, event, 1)).toBe(open)
  })
})

describe('a pasted text', () => {
  it('is typed key by key, capitals and signs with Shift', () => {
    expect(keystrokes('aA!\t\r\n').strokes.map((s) => [s.code, s.shift])).toEqual([['KeyA', false], ['KeyA', true], ['Digit1', true], ['Tab', false], ['Enter', false]])
  })
  it('can be any character of ASCII', () => {
    const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')
    const { strokes, unwritable } = keystrokes(ascii)
    expect(unwritable).toEqual([])
    expect(strokes.map((s) => String.fromCharCode(s.keysym)).join('')).toBe(ascii)
    expect(strokes[0]?.shift).toBe(false)
  })
  it('says what no key writes, once each', () => expect(keystrokes('中a中é').unwritable).toEqual(['中', 'é']))
})

describe('a serial log', () => {
  it('is read without what steers terminals', () => {
    expect(readable('[\u001b[32m  OK  \u001b[0m] up\r\n\u001b]0;title\u0007login: \u0007')).toBe('[  OK  ] up\nlogin: ')
  })
  it('shows what a line said last', () => expect(readable('10%\r50%\r100%\r\nend\r')).toBe('100%\nend'))
  it('grows by what is new', () => {
    expect(joined('', 'ab')).toBe('ab')
    expect(joined('ab', 'abc')).toBe('abc')
    const old = 'x'.repeat(100) + 'y'.repeat(300) + 'z'
    expect(joined(old, old.slice(50) + 'new')).toBe(`${old}new`)
  })
  it('says when lines are lost between two looks', () => expect(joined('a'.repeat(300), 'b'.repeat(300))).toBeNull())
})
