/**
 * Filling a form in and handing it in, so that nothing typed is lost: what is typed is kept in this browser at once, as a
 * draft on the server soon after, and the application has its id before it is sent. Sent twice it is one application.
 */
import { computed, onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue'
import { Refusal, type FieldError } from '../../kit/call'
import {
  evaluate,
  handedIn,
  todayInShanghai,
  type Answers,
  type Field,
  type FileAnswer,
  type Flaw,
  type Form,
  type FormView,
  type Prefilled,
  type Words,
} from '../../kit/forms'
import { forget, keep, kept } from '../../kit/kept'
import { session } from '../../kit/me'
import { hall } from './api'

const SAVE_AFTER_MS = 800

export type Saving = 'no' | 'saving' | 'saved' | 'here' | 'elsewhere'

/** What is applied for (`code`), or which returned application is handed in again (`id`). */
export interface Purpose {
  code?: string | undefined
  id?: string | undefined
  /** An earlier application whose answers are taken over. */
  from?: string | undefined
}

export function useApplying(purpose: Purpose, told: (flaw: Flaw) => string) {
  const form = shallowRef<Form>()
  const name = ref<Words>()
  const answers = reactive<Answers>({})
  const prefilled = ref<Prefilled[]>([])
  const offered = ref<Record<string, { files: FileAnswer[]; validUntil: string }[]>>({})
  const errors = ref<FieldError[]>([])
  const saving = ref<Saving>('no')
  const savedAt = ref('')
  const failed = ref(false)
  const sending = ref(false)
  const facts = shallowRef<Record<string, unknown>>({})
  const person = session.me?.personId ?? ''
  const key = purpose.id ?? purpose.code ?? ''
  let id: string = crypto.randomUUID()
  let revision = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const views = computed<FormView>(() =>
    form.value ? evaluate(form.value, answers, facts.value, todayInShanghai(new Date())) : {},
  )
  const asked = computed<Field[]>(() => form.value?.fields.filter((field) => views.value[field.key]?.visible) ?? [])

  async function load(): Promise<string | undefined> {
    failed.value = false
    try {
      const here = kept(person, key)
      if (here?.sent && purpose.id === undefined && (await arrived(here.id))) {
        forget(person, key)
        return here.id
      }
      const application = purpose.id === undefined ? undefined : await hall.application(purpose.id)
      const item = await hall.item(application?.card.item ?? purpose.code ?? '')
      const earlier = purpose.from === undefined ? undefined : await hall.application(purpose.from)
      const wanted = application?.form ?? item.form
      name.value = item.card.name
      prefilled.value = item.prefilled
      offered.value = Object.fromEntries((item.offered ?? []).map((one) => [one.field, one.offers]))
      facts.value = Object.fromEntries(item.prefilled.filter((one) => one.locked).map((one) => [one.field, one.value]))
      for (const one of item.prefilled) answers[one.field] = one.value
      Object.assign(answers, earlier?.answers, application?.answers ?? item.draft?.answers)
      revision = item.draft?.revision ?? 0
      if (here && here.savedAt > (item.draft?.savedAt ?? '')) {
        Object.assign(answers, here.answers)
        id = here.id
      }
      for (const one of item.prefilled.filter((fact) => fact.locked)) answers[one.field] = one.value
      form.value = wanted
      watch(answers, changed, { deep: true })
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure
      failed.value = true
    }
    return undefined
  }

  /** Whether an application that was sent when the network went away is there after all. */
  async function arrived(sent: string): Promise<boolean> {
    try {
      await hall.application(sent)
      return true
    } catch (failure) {
      if (failure instanceof Refusal && failure.status === 404) return false
      throw failure
    }
  }

  function keepHere(sent = false) {
    keep(person, key, { id, answers: { ...answers }, revision, savedAt: new Date().toISOString(), sent })
  }

  function changed() {
    keepHere()
    if (errors.value.length > 0) check()
    if (purpose.code === undefined) return
    clearTimeout(timer)
    timer = setTimeout(() => void save(), SAVE_AFTER_MS)
  }

  async function save(force = false): Promise<void> {
    if (purpose.code === undefined) return
    clearTimeout(timer)
    timer = undefined
    saving.value = 'saving'
    try {
      const draft = await hall.saveDraft(purpose.code, { ...answers }, revision, force)
      revision = draft.revision
      savedAt.value = draft.savedAt
      saving.value = 'saved'
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure
      saving.value = failure.is('draft-changed-meanwhile') ? 'elsewhere' : 'here'
    }
  }

  function check(): boolean {
    errors.value = flawsOf(asked.value, views.value, told)
    return errors.value.length === 0
  }

  /** Hands it in; gives the id of the application, or nothing when it was refused or did not get through. */
  async function submit(choice: { approvers?: Record<string, string[]> } = {}): Promise<string | Refusal | undefined> {
    if (!form.value || !check()) return undefined
    sending.value = true
    clearTimeout(timer)
    timer = undefined
    keepHere(true)
    try {
      const given = handedIn(form.value, answers, views.value)
      const made =
        purpose.id === undefined
          ? await hall.apply(id, purpose.code ?? '', given, choice.approvers)
          : await hall.act(purpose.id, { commandId: id, act: 'RESUBMIT', answers: given })
      forget(person, key)
      return made.id
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure
      keepHere(failure.status === 0)
      errors.value = failure.errors
      return failure
    } finally {
      sending.value = false
    }
  }

  onBeforeUnmount(() => {
    if (timer !== undefined) void save()
  })

  return {
    form,
    name,
    answers,
    prefilled,
    offered,
    errors,
    saving,
    savedAt,
    failed,
    sending,
    views,
    asked,
    load,
    save,
    check,
    submit,
  }
}

/** What is wrong, field by field, rows included: "items[2].amount". */
export function flawsOf(fields: Field[], views: FormView, told: (flaw: Flaw) => string, path = ''): FieldError[] {
  return fields.flatMap((field) => {
    const view = views[field.key]
    if (view === undefined || !view.visible) return []
    const here = `${path}${field.key}`
    const own = view.flaw ? [{ field: here, message: told(view.flaw) }] : []
    const shape = field.shape
    const inside = shape.type === 'table' ? shape.columns : shape.type === 'group' ? shape.fields : []
    return [...own, ...view.rows.flatMap((row, nth) => flawsOf(inside, row, told, `${here}[${nth}].`))]
  })
}
