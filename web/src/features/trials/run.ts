/** One person's trial of an item: what is typed is kept here at once and on the server soon after. */
import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from 'vue'
import { Refusal, type FieldError } from '../../kit/call'
import { evaluate, handedIn, todayInShanghai, type Answers, type Flaw } from '../../kit/forms'
import { flawsOf } from '../../kit/fields/flaws'
import { forget, keep, kept } from '../../kit/kept'
import { session } from '../../kit/me'
import { trials } from './api'
import { useTracker } from './tracker'
import type { RunPage } from './types'

const SAVE_AFTER_MS = 1_500
const SAVE_EVERY_MS = 15_000

export function useRun(id: string, told: (flaw: Flaw) => string, why: (e: Refusal) => string) {
  const page = shallowRef<RunPage>()
  const answers = reactive<Answers>({})
  const errors = ref<FieldError[]>([])
  const refused = ref('')
  const busy = ref(false)
  const tracker = useTracker()
  const person = session.me?.personId ?? ''
  const key = `trial ${id}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let loaded = false

  const phase = computed(() => page.value?.trial.phase ?? null)
  const facts = computed(() =>
    Object.fromEntries((page.value?.prefilled ?? []).filter((one) => one.locked).map((one) => [one.field, one.value])),
  )
  const views = computed(() =>
    page.value ? evaluate(page.value.form, answers, facts.value, todayInShanghai(new Date())) : {},
  )
  const asked = computed(() => page.value?.form.fields.filter((field) => views.value[field.key]?.visible) ?? [])

  async function tried(act: () => Promise<RunPage | undefined>): Promise<boolean> {
    busy.value = true
    refused.value = ''
    errors.value = []
    try {
      take(await act())
      return true
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      errors.value = e.errors
      refused.value = why(e)
      if (e.is('run-moved') || e.is('trial-step-other')) take(await trials.page(id))
      return false
    } finally {
      busy.value = false
    }
  }

  function take(next: RunPage | undefined) {
    if (next === undefined) return
    const first = !loaded && next.trial.phase === 'FORM'
    page.value = next
    if (next.trial.phase !== 'FORM') forget(person, key)
    if (!first) return
    for (const one of next.prefilled) answers[one.field] = one.value
    Object.assign(answers, next.answers, kept(person, key)?.answers)
    for (const one of next.prefilled.filter((fact) => fact.locked)) answers[one.field] = one.value
    loaded = true
    watch(answers, changed, { deep: true })
  }

  function changed() {
    keep(person, key, { id, answers: { ...answers }, revision: 0, savedAt: new Date().toISOString(), sent: false })
    tracker.tick()
    if (errors.value.length > 0) errors.value = flawsOf(asked.value, views.value, told)
    clearTimeout(timer)
    timer = setTimeout(() => void save(), SAVE_AFTER_MS)
  }

  /** Whatever goes wrong here, what was typed is still kept in this browser. */
  async function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (phase.value !== 'FORM' || !loaded) return
    const { seconds, passages } = tracker.take()
    await trials.save(id, { ...answers }, seconds, passages).catch((e: unknown) => {
      if (!(e instanceof Refusal)) throw e
    })
  }

  async function submit(): Promise<boolean> {
    const run = page.value
    if (run === undefined) return false
    const flaws = flawsOf(asked.value, views.value, told)
    tracker.stumbled(flaws.map((flaw) => flaw.field))
    await save()
    if (flaws.length > 0) {
      errors.value = flaws
      return false
    }
    return tried(() => trials.submit(id, handedIn(run.form, answers, views.value)))
  }

  const often = setInterval(() => void save(), SAVE_EVERY_MS)
  const hidden = () => void save()
  onMounted(() => document.addEventListener('visibilitychange', hidden))
  onBeforeUnmount(() => {
    clearInterval(often)
    document.removeEventListener('visibilitychange', hidden)
    void save()
  })

  return { page, phase, answers, errors, refused, busy, views, asked, tracker, tried, save, submit }
}
