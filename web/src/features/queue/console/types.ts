/** What the endpoints of counters send, from the generated API types. */
import type { components } from '../../../kit/schema'

type Schemas = components['schemas']

export type OwnCounter = Schemas['OwnCounter']
export type CounterDay = Schemas['CounterDay']
export type AtLine = Schemas['AtLine']
export type AtCounter = Schemas['AtCounter']
export type CounterCase = Schemas['CounterCase']
export type EndVisit = Schemas['EndVisit']
export type KeptHall = Schemas['KeptHall']
export type HallFigures = Schemas['HallFigures']
export type DemandLine = Schemas['DemandLine']
export type HallSite = Schemas['HallSite']
