/** A flow as it is written: types of steps, new ones, who decides in words, and what a time limit says. */
import { freeKey, isTree, type RawStep, type RawWho, type Tree } from './tree'

export const STEP_TYPES = [
  'approve',
  'collect',
  'inform',
  'branch',
  'parallel',
  'each',
  'outcome',
  'delay',
  'wait',
  'call',
  'end',
] as const
export type StepType = (typeof STEP_TYPES)[number]

const KEYS: Record<StepType, string> = {
  approve: 'approval',
  collect: 'collect',
  inform: 'inform',
  branch: 'branch',
  parallel: 'together',
  each: 'each',
  outcome: 'outcome',
  delay: 'delay',
  wait: 'wait',
  call: 'call',
  end: 'end',
}

/** Types at which people are named. */
export const WITH_PEOPLE: readonly string[] = ['approve', 'collect', 'inform']
/** Types that may have a limit of time. */
export const WITH_TIME: readonly string[] = ['approve', 'collect', 'wait']

/** Rules that name people, with what each needs to know. */
export const RULES: Record<
  string,
  { name: string; from: 'unit' | 'role' | 'post' | 'field' | 'by' | 'text'; free?: boolean }[]
> = {
  counsellor: [],
  'class-teacher': [],
  'college-head': [],
  'unit-head': [{ name: 'unit', from: 'unit' }],
  'head-above': [{ name: 'levels', from: 'text' }],
  post: [
    { name: 'post', from: 'post' },
    { name: 'unit', from: 'unit', free: true },
  ],
  role: [{ name: 'role', from: 'role' }],
  person: [{ name: 'number', from: 'text' }],
  field: [{ name: 'field', from: 'field' }],
  chosen: [{ name: 'by', from: 'by' }],
  applicant: [],
}
export const POSTS = ['head', 'deputy', 'secretary', 'officer']

export function whoList(raw: unknown): RawWho[] {
  return raw === undefined ? [] : Array.isArray(raw) ? (raw as RawWho[]) : [raw as RawWho]
}

/** As it is written: one rule stands for itself, several in a list, one without parameters by its name. */
export function whoWritten(rules: RawWho[]): RawWho | RawWho[] | undefined {
  const short = rules.map((rule) => (isTree(rule) && Object.keys(rule).length === 1 ? rule.rule : rule))
  return short.length > 1 ? short : short[0]
}

export function ruleOf(who: RawWho): string {
  return isTree(who) ? who.rule : who
}

/** Where new steps are named and lead when nobody has said anything yet. */
export function newStep(
  type: StepType,
  taken: ReadonlySet<string>,
  name: { zh: string; en: string },
  unit: string,
): RawStep {
  const key = freeKey(KEYS[type], taken)
  const lane = (zh: string, en: string, more: Tree) => ({ name: { zh, en }, ...more })
  switch (type) {
    case 'approve':
      return { key, type, name, who: { rule: 'unit-head', unit } }
    case 'collect':
      return { key, type, name, who: { rule: 'unit-head', unit }, fields: { edit: [] } }
    case 'inform':
      return { key, type, name, who: 'applicant' }
    case 'branch':
      return {
        key,
        type,
        name,
        lanes: [
          lane('满足条件', 'If', { when: 'true', steps: [] }),
          lane('其他情况', 'Otherwise', { steps: [] }),
        ] as never,
      }
    case 'parallel':
      return {
        key,
        type,
        name,
        lanes: [lane('第一路', 'First', { steps: [] }), lane('第二路', 'Second', { steps: [] })] as never,
      }
    case 'each':
      return { key, type, name, over: '', as: 'line', steps: [] }
    case 'outcome':
      return { key, type, name, handler: 'record', with: {} }
    case 'delay':
      return { key, type, name, days: 1 }
    case 'wait':
      return { key, type, name }
    case 'call':
      return { key, type, name, service: '', path: '/' }
    case 'end':
      return { key, type, name, outcome: 'approved' }
  }
}

/** The name under which the rows of a block are seen, with the field that it runs over. */
export function rowsAround(flow: RawStep[], path: (string | number)[]): Record<string, string> {
  const rows: Record<string, string> = {}
  let here: unknown = flow
  for (const name of path.slice(1)) {
    here = (here as Record<string | number, unknown> | undefined)?.[name]
    if (isTree(here) && here['type'] === 'each') rows[String(here['as'])] = String(here['over'])
  }
  return rows
}
