import type { components } from '../../../kit/schema'

type Schemas = components['schemas']
export type TemplateCard = Schemas['TemplateCard']
export type TemplatePage = Schemas['TemplatePage']
export type TemplateText = Schemas['TemplateText']
export type TemplatePreview = Schemas['TemplatePreview']
export type DeliveryStatistics = Schemas['DeliveryStatistics']
export type DeadLetter = Schemas['DeadLetter']
