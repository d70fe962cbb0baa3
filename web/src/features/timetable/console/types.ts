import type { components } from '../../../kit/schema'

export type TermCount = components['schemas']['TermCount']
export type Section = components['schemas']['Section']
export type SectionPage = components['schemas']['SectionPage']
export type Lesson = components['schemas']['ShownLesson']
export type Preview = components['schemas']['MovePreview']
export type PlanReport = components['schemas']['PlanReport']
export type ListReport = components['schemas']['ListReport']
export type Flaw = components['schemas']['PlanFlaw']
export type TeachingDay = components['schemas']['TeachingDay']
export type Place = components['schemas']['CampusPlace']
export type PeriodTable = components['schemas']['PeriodTable']
