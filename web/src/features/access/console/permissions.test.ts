import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accessMessages } from './messages'

const api = readFileSync(new URL('../../../../../docs/api/openapi.yaml', import.meta.url), 'utf8')
const asked = new Set([...api.matchAll(/x-may-call: (\w+\.[\w-]+)/g)].map((found) => found[1] ?? ''))

test.each([...asked])('the permission %s has words in both languages', (permission) => {
  const [module = '', act = ''] = permission.split('.')
  for (const messages of Object.values(accessMessages)) {
    const words: Record<string, Record<string, string> | undefined> = messages.permission
    expect(words[module]?.[act], `add it to features/access/console/messages.ts: permission.${permission}`).toBeTruthy()
  }
})
