import { describe, expect, it } from 'vitest'
import { existsSync, readFileSync } from 'node:fs'
import { decide, ready, type Direction, type Facts, type Policy, type Reason, type Remark } from './gateRules'

interface Table {
  policies: { policy: Policy; places: string[] }[]
  facts: Facts[]
  reasons: Reason[]
  remarks: Remark[]
}

const WAYS: Direction[] = ['IN', 'OUT', 'BOTH']
const COLUMNS = 8

/** Runs rows of eight numbers through the engine of the reader; gives those in which the server said otherwise. */
function disagreements(table: Table, rows: Int32Array): number[] {
  const gates = table.policies.map(({ policy, places }) => ready(policy, places))
  const wrong: number[] = []
  for (let row = 0; row < rows.length / COLUMNS; row++) {
    const [policy, facts, way, inside, count, at, since, said] = rows.subarray(row * COLUMNS, (row + 1) * COLUMNS)
    const verdict = decide(gates[policy as number] as (typeof gates)[number], {
      way: WAYS[way as number] as Direction,
      facts: table.facts[facts as number] as Facts,
      whereabouts: { inside: inside === 1, since: (at as number) - (since as number) },
      inside: count as number,
      at: at as number,
    })
    const remark = verdict.remark === null ? 0 : table.remarks.indexOf(verdict.remark) + 1
    const ours =
      WAYS.indexOf(verdict.direction) |
      (table.reasons.indexOf(verdict.reason) << 1) |
      ((verdict.line + 1) << 8) |
      (remark << 16)
    if (ours !== said) wrong.push(row)
  }
  return wrong
}

describe('the rules of a gate', () => {
  it('decide in the reader as on the server, for every case of the table', () => {
    const url = new URL('../../../server/src/test/resources/gates/cases.json', import.meta.url)
    const table = JSON.parse(readFileSync(url, 'utf8')) as Table & { rows: number[][] }
    expect(table.rows.length).toBe(4000)
    expect(disagreements(table, Int32Array.from(table.rows.flat()))).toEqual([])
  })

  // `bench/gate-rules.sh` writes the folder
  const folder = process.env['GATE_CASES'] ?? ''
  it.runIf(folder !== '' && existsSync(`${folder}/cases.bin`))(
    'decide alike in as many cases as were asked for',
    { timeout: 600_000 },
    () => {
      const table = JSON.parse(readFileSync(`${folder}/pools.json`, 'utf8')) as Table
      const bytes = readFileSync(`${folder}/cases.bin`)
      const rows = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
      const wrong = disagreements(table, rows)
      console.log(`gate-rules: cases=${rows.length / COLUMNS} disagreements=${wrong.length}`)
      expect(wrong.slice(0, 20)).toEqual([])
    },
  )
})
