/** What the console says about the rule tester. */
export const rulesMessages = {
  'zh-CN': {
    expression: '规则表达式',
    types: '变量类型（JSON）',
    values: '变量取值（JSON）',
    result: '结果类型',
    badJson: '不是有效的 JSON 对象',
    accepted: '规则有效，可以保存。',
    place: '第 {line} 行，第 {column} 列：',
    outcome: '试算结果',
    failed: '无法试算：',
  },
  en: {
    expression: 'Rule',
    types: 'Types of the variables (JSON)',
    values: 'Values of the variables (JSON)',
    result: 'Type of the result',
    badJson: 'Not a JSON object',
    accepted: 'The rule is valid and can be saved.',
    place: 'Line {line}, column {column}: ',
    outcome: 'Outcome',
    failed: 'Cannot be worked out: ',
  },
}
