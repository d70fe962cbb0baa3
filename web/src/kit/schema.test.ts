import { readFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import { expect, it } from 'vitest'

it('types the API that is committed; if not: ./shaopao generate', async () => {
  const api = new URL('../../../docs/api/openapi.yaml', import.meta.url)
  const types = readFileSync(new URL('./schema.d.ts', import.meta.url), 'utf8')
  expect(types.slice(types.indexOf('export '))).toBe(astToString(await openapiTS(api)))
}, 20_000)
