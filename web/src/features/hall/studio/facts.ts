/** What the register of persons offers to fields, and sample persons for a preview. */

export const FACTS = [
  'person.name',
  'person.number',
  'person.kind',
  'person.unit',
  'person.class',
  'person.counsellor',
  'person.class-teacher',
  'person.major',
  'person.grade',
  'person.level',
  'person.phone',
  'person.mail',
  'person.gender',
  'person.birthday',
  'person.nationality',
  'person.ethnic-group',
  'person.political-status',
  'person.identity',
  'person.post',
]

/** Somebody who does not exist, of one kind. `person` is what conditions see, `facts` what fields are filled with. */
export interface Sample {
  id: 'undergraduate' | 'postgraduate' | 'international' | 'staff' | 'retired' | 'visitor'
  person: Record<string, unknown>
  facts: Record<string, string>
}

const everyone = {
  'person.name': '林知远',
  'person.phone': '13800000000',
  'person.mail': 'lin@example.edu.cn',
  'person.gender': '男',
  'person.birthday': '2005-03-12',
  'person.nationality': '中国',
  'person.ethnic-group': '汉族',
  'person.political-status': '共青团员',
  'person.identity': '110101200503120019',
}
const student = {
  ...everyone,
  'person.kind': 'student',
  'person.unit': '信息学院',
  'person.class': '计算机 2301 班',
  'person.counsellor': '周敏',
  'person.class-teacher': '何川',
  'person.major': '计算机科学与技术',
}
const known = { sex: '1', unit: 'C01', units: ['C01'], posts: [], heads: false, counsels: false, birthOn: '2005-03-12' }

export const SAMPLES: Sample[] = [
  {
    id: 'undergraduate',
    person: { ...known, kind: 'student', level: 'bachelor', grade: 2023, age: 21, since: '2023-09-01' },
    facts: { ...student, 'person.number': '20230999', 'person.grade': '2023', 'person.level': '本科' },
  },
  {
    id: 'postgraduate',
    person: { ...known, kind: 'student', level: 'master', grade: 2025, age: 24, since: '2025-09-01' },
    facts: { ...student, 'person.number': '20250999', 'person.grade': '2025', 'person.level': '硕士研究生' },
  },
  {
    id: 'international',
    person: {
      ...known,
      kind: 'student',
      level: 'bachelor',
      grade: 2024,
      age: 20,
      nationality: '392',
      since: '2024-09-01',
    },
    facts: {
      ...student,
      'person.name': '佐藤健',
      'person.number': '20240999',
      'person.grade': '2024',
      'person.level': '本科',
      'person.nationality': '日本',
    },
  },
  {
    id: 'staff',
    person: { ...known, kind: 'staff', age: 41, birthOn: '1985-05-02', since: '2012-07-01' },
    facts: {
      ...everyone,
      'person.name': '陈立',
      'person.number': 'T0999',
      'person.kind': 'staff',
      'person.unit': '信息学院',
      'person.birthday': '1985-05-02',
      'person.post': '副教授',
    },
  },
  {
    id: 'retired',
    person: { ...known, kind: 'retired', age: 68, birthOn: '1958-01-20', since: '1982-07-01' },
    facts: {
      ...everyone,
      'person.name': '王守正',
      'person.number': 'R0999',
      'person.kind': 'retired',
      'person.unit': '信息学院',
      'person.birthday': '1958-01-20',
    },
  },
  {
    id: 'visitor',
    person: { kind: 'visitor', units: [], posts: [], heads: false, counsels: false },
    facts: { 'person.name': '访客', 'person.number': 'V0999', 'person.kind': 'visitor', 'person.phone': '13900000000' },
  },
]
