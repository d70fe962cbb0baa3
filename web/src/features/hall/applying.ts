/**
 * Filling a form in and handing it in, so that nothing typed is lost: what is typed is kept in this browser at once, as a
 * draft on the server soon after, and the application has its id before it is sent. Sent twice it is one application.
 * Without a network the form comes from the last visit, and what was handed in goes out when the network is back.
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
import { orCopy } from '../../kit/copies'
import { forget, keep, kept, type Kept } from '../../kit/kept'
import { session } from '../../kit/me'
import { hall } from './api'
import { openForms, unknown } from './outbox'

const SAVE_AFTER_MS = 800

export type Saving = 'no' | 'saving' | 'saved' | 'here' | 'elsewhere'

/** What is applied for (`code`), or which returned application is handed in again (`id`). */
export interface Purpose {
  code?: string | undefined
  id?: string | undefined
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
  /** It was handed in, and nobody knows whether that arrived. */
  const adrift = ref(false)
  /** Steps for which the applicant names who decides. */
  const choosers = ref<{ key: string; name: Words; people: unknown }[]>([])
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
      if (here?.sent && purpose.id === undefined && (await arrived(here.id).catch(() => false))) {
        forget(person, key)
        return here.id
      }
      const again = purpose.id
      const application = again === undefined ? undefined : await orCopy(again, () => hall.application(again))
      const code = application?.card.item ?? purpose.code ?? ''
      const item = await orCopy(`item.${code}`, () => hall.item(code))
      const wanted = application?.form ?? item.form
      name.value = item.card.name
      const steps = again === undefined ? item.steps : []
      choosers.value = steps.filter((one) => one.chosen).map((one) => ({ ...one, people: undefined }))
      prefilled.value = item.prefilled
      offered.value = Object.fromEntries((item.offered ?? []).map((one) => [one.field, one.offers]))
      facts.value = Object.fromEntries(item.prefilled.filter((one) => one.locked).map((one) => [one.field, one.value]))
      for (const one of item.prefilled) answers[one.field] = one.value
      Object.assign(answers, application?.answers ?? item.draft?.answers)
      revision = item.draft?.revision ?? 0
      if (here && here.saved !== true) {
        Object.assign(answers, here.answers)
        id = here.id
        revision = here.revision
        adrift.value = here.sent
        if (!here.sent && purpose.code !== undefined) timer = setTimeout(() => void save(), SAVE_AFTER_MS)
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

  openForms.add(key)

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

  function keepHere(more: Partial<Kept> = {}) {
    const here = { id, answers: { ...answers }, revision, savedAt: new Date().toISOString(), name: name.value }
    keep(person, key, { ...here, sent: false, saved: false, ...more })
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
    const typed = JSON.stringify(answers)
    try {
      const draft = await hall.saveDraft(purpose.code, { ...answers }, revision, force)
      revision = draft.revision
      savedAt.value = draft.savedAt
      saving.value = 'saved'
      if (!adrift.value && !sending.value && typed === JSON.stringify(answers)) keepHere({ saved: true })
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
  async function submit(): Promise<string | Refusal | undefined> {
    if (!form.value || !check()) return undefined
    sending.value = true
    clearTimeout(timer)
    timer = undefined
    const given = handedIn(form.value, answers, views.value)
    try {
      // It may have arrived with what was typed then.
      if (adrift.value && purpose.id === undefined && (await arrived(id))) return done(id)
      keepHere({ sent: true, given, chosen: chosen() })
      const made =
        purpose.id === undefined
          ? await hall.apply(id, purpose.code ?? '', given, chosen())
          : await hall.act(purpose.id, { commandId: id, act: 'RESUBMIT', answers: given })
      return done(made.id)
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure
      adrift.value = unknown(failure)
      keepHere(adrift.value ? { sent: true, given, chosen: chosen() } : {})
      errors.value = failure.errors
      return failure
    } finally {
      sending.value = false
    }
  }

  /** Ids of the chosen people by step; nothing when there is nobody to choose. */
  function chosen(): Record<string, string[]> | undefined {
    if (choosers.value.length === 0) return undefined
    const ids = (people: unknown) => ([people ?? []].flat() as { id: string }[]).map((one) => one.id)
    return Object.fromEntries(choosers.value.map((one) => [one.key, ids(one.people)]))
  }

  function done(made: string): string {
    forget(person, key)
    adrift.value = false
    return made
  }

  /** It shall not go out by itself; what is typed stays. */
  function hold() {
    adrift.value = false
    keepHere()
  }

  onBeforeUnmount(() => {
    openForms.delete(key)
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
    adrift,
    choosers,
    hold,
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
