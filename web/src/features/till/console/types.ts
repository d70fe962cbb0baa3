/** What the endpoints of tills send, from the generated API types. */
import type { components } from '../../../kit/schema'

type Schemas = components['schemas']

export type Merchant = Schemas['Merchant']
export type MerchantPage = Schemas['MerchantPage']
export type DayTotals = Schemas['DayTotals']
export type Sale = Schemas['Sale']
export type OwnTill = Schemas['OwnTill']
export type SaleReceipt = Schemas['SaleReceipt']

/** As `shaopao.till.Merchants.MerchantTerminal`. */
export interface MerchantTerminal {
  device: string
  name: string
  place: string
  enrolled: boolean
  merchant?: string | null
}

export interface CartLine {
  name: string
  count: number
  priceCents: number
}
