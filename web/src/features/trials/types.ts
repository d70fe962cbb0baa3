/** What the endpoints of trials send, from the generated API types; forms come with their own types. */
import type { components } from '../../kit/schema'
import type { Answers, Form, Prefilled } from '../../kit/forms'

type Schemas = components['schemas']

export type MyTrial = Schemas['MyTrial']
export type MyTrials = Schemas['MyTrials']
export type Passage = Schemas['Passage']
export type Remark = Schemas['Remark']
export type RemarkOnTrial = Schemas['RemarkOnTrial']
export type StandStep = Schemas['StandStep']
export type Act = StandStep['possible'][number]
export type TrialCard = Schemas['TrialCard']
export type TrialRecord = Schemas['TrialRecord']
export type TrialResults = Schemas['TrialResults']
export type Finding = Schemas['Finding']
export type ItemToTry = Schemas['ItemToTry']
export type PanelPreview = Schemas['PanelPreview']
export type PrepareTrial = Schemas['PrepareTrial']
export type TrialQuota = Schemas['TrialQuota']
export type Dimension = TrialQuota['dimension']
export type TrialState = TrialCard['state']

export type RunPage = Omit<Schemas['TrialRunPage'], 'form' | 'prefilled' | 'answers'> & {
  form: Form
  prefilled: Prefilled[]
  answers: Answers
}
