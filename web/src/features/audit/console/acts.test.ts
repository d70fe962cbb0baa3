import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codesOfActs, namesOfActs } from './acts'

const SERVER = join(import.meta.dirname, '../../../../../server/src/main/java/shaopao')

/** Codes that the server records, as they stand in its text. */
function recorded(): string[] {
  const codes = new Set<string>()
  for (const path of readdirSync(SERVER, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.java')) continue
    const text = readFileSync(join(SERVER, path), 'utf8')
    for (const [, code] of text.matchAll(/audit\s*\.record\(\s*(?:[^",;]+,\s*)?"([a-z-]+\.[a-z-]*[a-z])"/g))
      codes.add(code ?? '')
  }
  return [...codes]
}

describe('acts of the audit log', () => {
  it('have a name of their own in both languages, so that one can be asked for by it', () => {
    const known = Object.values(namesOfActs(0).acts).flatMap(Object.keys).length
    expect(known).toBeGreaterThan(200)
    expect(codesOfActs(0).size).toBe(known)
    expect(codesOfActs(1).size).toBe(known)
  })

  it('are all named that the server records', () => {
    const named = new Set(codesOfActs(0).values())
    const codes = recorded()
    expect(codes.length).toBeGreaterThan(90)
    expect(codes.filter((code) => !named.has(code))).toEqual([])
  })
})
