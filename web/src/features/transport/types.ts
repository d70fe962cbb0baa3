/** What the endpoints of transport send, from the generated API types. */
import type { components } from '../../kit/schema'

type Schemas = components['schemas']

export type BusStop = Schemas['BusStopCard']
export type BusRoute = Schemas['BusRouteCard']
export type BusDeparture = Schemas['BusDeparture']
export type StopBoard = Schemas['StopBoard']
export type LiveBus = Schemas['LiveBus']
export type RouteToday = Schemas['RouteToday']
export type RouteTimetable = Schemas['RouteTimetable']
export type RouteTable = Schemas['RouteTable']
export type BusJourney = Schemas['BusJourney']
export type SeatRun = Schemas['SeatRun']
export type Cab = Schemas['Cab']
export type BoardAnswer = Schemas['BoardAnswer']
export type FeedVersion = Schemas['FeedVersion']
export type FeedReport = Schemas['FeedReport']
export type BoardRun = Schemas['BoardRun']
export type EstimateError = Schemas['EstimateError']
export type SeatRule = Schemas['SeatRule']
export type Vehicle = Schemas['Vehicle']
