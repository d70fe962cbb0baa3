import { expect, it } from 'vitest'
import { carrierOf } from './carrier'

it('cards and printed passes are told from codes, however they are typed', () => {
  expect(carrierOf('0012345678')).toEqual({ kind: 'card', text: '0012345678' })
  expect(carrierOf('04:a1:b2:c3:d4:e5:f6')).toEqual({ kind: 'card', text: '04A1B2C3D4E5F6' })
  expect(carrierOf('04A1B2C3')).toEqual({ kind: 'card', text: '04A1B2C3' })
  expect(carrierOf('sp01-2345 6789abcdef')).toEqual({ kind: 'paper', text: 'SP0123456789ABCDEF' })
  expect(carrierOf('SP0123456789ABCDEL')).toBeUndefined()
  expect(carrierOf('EAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined()
  expect(carrierOf('')).toBeUndefined()
})
