/** What a column of the desk shows. */
import { useWords } from '../words'
import type { Column, DeskRow } from './types'

export function useColumns() {
  const { t, say, listed, moment } = useWords()

  function cell(row: DeskRow, column: Column): string {
    switch (column) {
      case 'number':
        return row.card.number
      case 'item':
        return say(row.card.name)
      case 'applicant':
        return row.card.applicantName
      case 'at':
        return listed(row.card.at.map(say))
      case 'status':
        return t(`hall.status.${row.card.status}`)
      case 'createdAt':
        return moment(row.card.createdAt)
      case 'since':
        return moment(row.since)
      case 'dueAt':
        return row.dueAt === null ? '' : moment(row.dueAt)
      case 'assignee':
        return row.assignee?.name ?? ''
      case 'updatedAt':
        return moment(row.card.updatedAt)
    }
  }

  return { cell, t, say, moment, listed }
}
