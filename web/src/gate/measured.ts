/** What `bench/gate-offline.mjs` measures in a browser: opening a bundle, and deciding by it. No page loads this. */
import { open } from './bundle'
import { base64, bytesOf } from '../kit/reader/code'
import { opens } from './gateRules'
import { offlineGate } from './offline'

export async function measured(bundle: string, people: string, codes: string[], at: number) {
  const begun = performance.now()
  const opened = await open(base64(bundle), base64(people))
  const openMs = performance.now() - begun
  const gate = offlineGate(opened)
  const took: number[] = []
  let passed = 0
  for (const code of codes) {
    const bytes = bytesOf(code) ?? new Uint8Array()
    const start = performance.now()
    const verdict = await gate.decide(bytes, at)
    took.push(performance.now() - start)
    if (opens(verdict.reason)) passed += 1
  }
  took.sort((one, other) => one - other)
  const part = (of: number) => took[Math.min(took.length - 1, Math.floor(took.length * of))] ?? 0
  return { opened: passed, people: opened.people, openMs, p50: part(0.5), p99: part(0.99) }
}
