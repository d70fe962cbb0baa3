/** What the endpoints of the booking desk send, from the generated API types. */
import type { components } from '../../../kit/schema'

type Schemas = components['schemas']

export type BookingPolicy = Schemas['BookingPolicy']
export type BookingTerms = Schemas['BookingTerms']
export type CalendarRow = Schemas['CalendarRow']
export type CalendarEntry = Schemas['CalendarEntry']
export type Blackout = Schemas['Blackout']
export type BlackoutMade = Schemas['BlackoutMade']
export type CreditEntry = Schemas['CreditEntry']
export type PolicyFigures = Schemas['PolicyFigures']
export type PolicyPage = Schemas['PolicyPage']
export type MobileEquipment = Schemas['MobileEquipment']
export type SeatDraw = Schemas['SeatDraw']
