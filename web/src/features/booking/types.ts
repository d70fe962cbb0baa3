/** What the endpoints of bookings send, from the generated API types. */
import type { components } from '../../kit/schema'

type Schemas = components['schemas']

export type Booking = Schemas['Booking']
export type BookingPage = Schemas['BookingPage']
export type BookingTerms = Schemas['BookingTerms']
export type PolicyCard = Schemas['PolicyCard']
export type FreeResource = Schemas['FreeResource']
export type SeatPlan = Schemas['SeatPlan']
export type PlannedSeat = Schemas['PlannedSeat']
export type NamedPlan = Schemas['NamedPlan']
export type PlannedWeek = Schemas['PlannedWeek']
export type WaitingCard = Schemas['WaitingCard']
export type MyCredit = Schemas['MyCredit']
export type DrawCard = Schemas['DrawCard']
export type DrawRecord = Schemas['DrawRecord']
export type PlaceDay = Schemas['PlaceDay']
export type EquipmentKind = Schemas['EquipmentKind']
export type Words = Schemas['Words']
export type PeriodTable = Schemas['PeriodTable']
export type Term = Schemas['Term']
export type Building = Schemas['RoomBuilding']
