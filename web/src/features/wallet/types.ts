/** What the endpoints of the wallet send, from the generated API types. */
import type { components } from '../../kit/schema'

type Schemas = components['schemas']

export type Purse = Schemas['Purse']
export type TopUp = Schemas['TopUp']
export type WalletEntry = Schemas['WalletEntry']
export type Reason = WalletEntry['reason']
export type FeeCard = Schemas['FeeCard']
export type FeeKind = FeeCard['kind']
export type Account = Schemas['Account']
export type AccountOwner = Account['owner']
export type TrialBalance = Schemas['TrialBalance']
export type MonthClose = Schemas['MonthClose']
export type Reconciliation = Schemas['Reconciliation']
export type StrayLine = Schemas['StrayLine']
export type Customer = Schemas['Customer']
export type Receipt = Schemas['Receipt']
export type Drawer = Schemas['Drawer']
export type FeesMade = Schemas['FeesMade']

export const REASONS: Reason[] = [
  'TOP_UP',
  'PAYMENT',
  'REFUND',
  'SUBSIDY',
  'FEE',
  'PAYOUT',
  'OFFLINE_PAYMENT',
  'CORRECTION',
]
export const FEE_KINDS: FeeKind[] = ['TUITION', 'DORMITORY', 'SUPPLIES', 'OTHER']
export const OWNERS: AccountOwner[] = ['PERSON', 'MERCHANT', 'DEPARTMENT', 'SUBSIDY', 'FEE', 'CHANNEL']
