/** Types of the pages of gates. */
import type { components } from '../../../kit/schema'

type Schemas = components['schemas']
export type GatedPlace = Schemas['GatedPlace']
export type GateRow = Schemas['GateRow']
export type PlacePolicy = Schemas['PlacePolicy']
export type GatePolicy = Schemas['GatePolicy']
export type PolicyLine = Schemas['PolicyLine']
export type InsidePerson = Schemas['InsidePerson']
export type ShownPassage = Schemas['ShownPassage']
export type GateAlarm = Schemas['GateAlarm']
export type Place = Schemas['CampusPlace']
export type Device = Schemas['Device']

export const MODES: GatePolicy['mode'][] = ['NORMAL', 'EXAM', 'CLOSED', 'EMERGENCY']
export const WAYS: GateRow['way'][] = ['IN', 'OUT', 'BOTH']
