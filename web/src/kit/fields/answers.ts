import type { Answers, Field, FileAnswer, Flaw, Option, Shape } from '../forms/types'
import { yuanShown } from './amounts'
import { codeName } from './lookups'
import { useSay } from './say'

/** Answers as people read them. */
export function useAnswers() {
  const { t, say, listed } = useSay()

  function chosen(options: Option[], code: string): string {
    for (const option of options) {
      if (option.code === code) return say(option.name)
      const below = chosen(option.options, code)
      if (below !== '') return `${say(option.name)} / ${below}`
    }
    return ''
  }

  function called(shape: Extract<Shape, { type: 'choice' }>, code: string): string {
    return shape.table === null ? chosen(shape.options, code) : say(codeName(shape.table, code))
  }

  /** The answer to a field in one line; empty when there is none. */
  function shown(field: Field, value: unknown): string {
    if (value === undefined || value === null) return ''
    const shape = field.shape
    switch (shape.type) {
      case 'choice':
        return listed([value].flat().map((code) => called(shape, String(code)) || String(code)))
      case 'date-range':
        return days(value as { from: string; to: string })
      case 'number':
        return `${String(value)} ${say(shape.unit)}`.trim()
      case 'money':
        return yuanShown(Number(value))
      case 'computed':
        return computed(shape, value)
      case 'person':
      case 'unit':
      case 'class':
        return listed([value].flat().map((one) => (one as { name: string }).name))
      case 'address':
        return Object.values(value as object).length === 0 ? '' : address(value as Record<string, string>)
      case 'file':
        return listed((value as FileAnswer[]).map((file) => file.name))
      case 'table':
      case 'group':
        return t('fields.rows', { count: (value as Answers[]).length })
      case 'signature':
        return t('fields.signed')
      case 'location':
        return place(value as { latitude: number; longitude: number; text?: string })
      case 'text':
      case 'long-text':
      case 'date':
      case 'time':
        return String(value)
      case 'explanation':
      case 'page':
        return ''
    }
  }

  function computed(shape: Extract<Shape, { type: 'computed' }>, value: unknown): string {
    if (shape.result === 'MONEY') return yuanShown(Number(value))
    if (shape.result === 'FLAG') return t(value === true ? 'fields.yes' : 'fields.no')
    return `${String(value)} ${say(shape.unit)}`.trim()
  }

  /** What is wrong with an answer, in the words of the school where it gave some. */
  function told(flaw: Flaw): string {
    return flaw.message ? say(flaw.message) : t(`fields.flaw.${flaw.reason}`, flaw.facts)
  }

  return { shown, told }
}

function days(range: { from: string; to: string }): string {
  return range.from === range.to ? range.from : `${range.from} – ${range.to}`
}

function address(value: Record<string, string>): string {
  return `${value['name'] ?? value['area'] ?? ''}${value['detail'] ?? ''}`
}

function place(value: { latitude: number; longitude: number; text?: string }): string {
  return `${value.text ?? ''} (${value.latitude}, ${value.longitude})`.trim()
}
