import { describe, expect, it } from 'vitest'
import { MachineRefusal, type Speaker } from '../kit/machine'
import { answered, NotTaken, settleAll } from './settle'
import type { Done, Waiting } from './store'

const sale = (seq: number, merchant = 'm', unsure = false): Waiting => ({
  seq,
  id: `sale-${seq}`,
  merchant,
  code: 'code',
  items: [{ name: '米饭', count: 1, priceCents: 100 }],
  cents: 100,
  at: Date.parse('2026-11-28T04:00:00Z') + seq,
  unsure,
})

const refusal = (status: number) => new MachineRefusal(status, `s${status}`, 'title', 'detail')

/** A server that answers by the number of the request, and what it was asked. */
function server(answer: (ids: string[], path: string) => unknown) {
  const asked: string[][] = []
  const line = {
    json: (_method: string, path: string, body?: { sales: { id: string }[] }) => {
      const ids = body?.sales.map((one) => one.id) ?? [path]
      asked.push(ids)
      return Promise.resolve().then(() => answer(ids, path))
    },
  } as unknown as Pick<Speaker, 'json'>
  const settled: Done[] = []
  const kept = {
    settle: (some: Done[]) => {
      settled.push(...some)
      return Promise.resolve()
    },
  }
  return { line, kept, asked, settled }
}

const paid = (ids: string[]) => ids.map((id) => ({ id, how: 'PAID' }))

describe('settling', () => {
  it('sends in order, merchants apart and at most fifty together', async () => {
    const all = [...Array.from({ length: 60 }, (_, at) => sale(at)), sale(60, 'n'), sale(61, 'm')]
    const { line, kept, asked, settled } = server(paid)
    await settleAll(line, all, kept)
    expect(asked.map((one) => one.length)).toEqual([50, 10, 1, 1])
    expect(settled.map((one) => one.seq)).toEqual(all.map((one) => one.seq))
    expect(settled.every((one) => one.how === 'PAID')).toBe(true)
  })

  it('keeps what was answered when the network goes in the middle, and goes on from there', async () => {
    const all = Array.from({ length: 120 }, (_, at) => sale(at))
    let calls = 0
    const { line, kept, settled } = server((ids) => {
      if (++calls === 2) throw refusal(0)
      return paid(ids)
    })
    await expect(settleAll(line, all, kept)).rejects.toMatchObject({ status: 0 })
    expect(settled.length).toBe(50)
    await settleAll(line, all.slice(settled.length), kept)
    expect(settled.map((one) => one.seq)).toEqual(all.map((one) => one.seq))
  })

  it('does not let one that no server reads keep the others waiting', async () => {
    const { line, kept, settled } = server((ids) => {
      if (ids.includes('sale-1')) throw refusal(400)
      return paid(ids)
    })
    await settleAll(line, [sale(0), sale(1), sale(2)], kept)
    expect(settled.map((one) => one.how)).toEqual(['PAID', 'REFUSED', 'PAID'])
  })

  it('leaves what the server does not take, and says so', async () => {
    const { line, kept, settled } = server(() => {
      throw refusal(404)
    })
    await expect(settleAll(line, [sale(0)], kept)).rejects.toBeInstanceOf(NotTaken)
    expect(settled).toEqual([])
  })

  it('asks what came of a sale of which nothing was heard, and sells nothing by that', async () => {
    const { line, kept, asked, settled } = server((_ids, path) => {
      if (path.endsWith('/sale-1')) throw refusal(404)
      return {}
    })
    await settleAll(line, [sale(0, 'm', true), sale(1, 'm', true)], kept)
    expect(asked).toEqual([['/api/till/m/sales/sale-0'], ['/api/till/m/sales/sale-1']])
    expect(settled.map((one) => one.how)).toEqual(['PAID', 'NOT_SOLD'])
  })
})

it('silence, trouble and too many are no answer', () => {
  expect([0, 429, 500, 503].some((status) => answered(refusal(status)))).toBe(false)
  expect([400, 401, 404, 409].every((status) => answered(refusal(status)))).toBe(true)
  expect(answered(new TypeError('half an answer'))).toBe(false)
})
