/** The draft that is open in the studio: its tree, what was undone, what is saved, what is wrong with it. */
import { computed, onBeforeUnmount, reactive, ref, watch, type InjectionKey } from 'vue'
import { get, put as send, Refusal } from '../../../kit/call'
import { calmly } from '../../../kit/list'
import type { components } from '../../../kit/schema'
import type { ItemFlaw, Path, Tree } from './tree'
import { pathAt, read, write } from './yaml'

type Description = components['schemas']['Description']
export type Revision = components['schemas']['Revision']
export type Saving = 'saved' | 'changed' | 'saving' | 'offline' | 'refused' | 'conflict'

/** A flaw, and the place in the tree that it is about. */
export interface PlacedFlaw extends ItemFlaw {
  path: Path
}

interface Snapshot {
  source: string
  guide: string
}

const HISTORY_MAX = 200
const SNAPSHOT_MS = 400
const SAVE_MS = 2500

export type Studio = ReturnType<typeof useDraft>
export const STUDIO: InjectionKey<Studio> = Symbol('studio')

export function useDraft(code: () => string) {
  const tree = ref<Tree>({})
  const guide = ref('')
  /** The text as it was last read or written; the tree is written into it. */
  const source = ref('')
  /** Where the text cannot be read: it is mended in the source, nothing else can be edited meanwhile. */
  const unreadable = ref<{ line: number; column: number; message: string }>()
  const flaws = ref<PlacedFlaw[]>([])
  const revisions = ref<Revision[]>([])
  const revision = ref(0)
  const saving = ref<Saving>('saved')
  const refused = ref('')
  const loaded = ref(false)
  /** What somebody wants to see: the place of a flaw. */
  const focus = ref<Path>([])
  const history = reactive<{ past: Snapshot[]; future: Snapshot[] }>({ past: [], future: [] })
  let kept: Snapshot = { source: '', guide: '' }
  /** The tree of what is kept: a text that was only read keeps every sign until something in it changes. */
  let known = ''
  let running: Promise<boolean> | undefined

  async function load(): Promise<void> {
    const found = await get<Description>(`/api/hall/design/items/${code()}`)
    revision.value = found.revision
    revisions.value = found.revisions
    take({ source: found.source, guide: found.guide })
    history.past = []
    history.future = []
    flaws.value = found.flaws.map((flaw) => placed(found.source, flaw))
    saving.value = 'saved'
    loaded.value = true
  }

  function take(snapshot: Snapshot) {
    source.value = snapshot.source
    guide.value = snapshot.guide
    const written = read(snapshot.source)
    unreadable.value = written.ok ? undefined : written
    if (written.ok) tree.value = written.tree
    known = JSON.stringify(tree.value)
    kept = snapshot
  }

  /** Remembers where we were, once somebody rests for a moment. */
  function remember() {
    const tells = JSON.stringify(tree.value)
    if (tells === known && guide.value === kept.guide) return
    const now = {
      source: tells === known ? kept.source : write(kept.source, tree.value),
      guide: guide.value,
    }
    known = tells
    history.past = [...history.past.slice(1 - HISTORY_MAX), kept]
    history.future = []
    source.value = now.source
    kept = now
    changed()
  }

  const rememberSoon = calmly(remember, SNAPSHOT_MS)
  const saveSoon = calmly(() => {
    if (saving.value === 'changed' || saving.value === 'offline') void save()
  }, SAVE_MS)
  watch([tree, guide], rememberSoon, { deep: true })
  onBeforeUnmount(() => {
    remember()
    if (saving.value === 'changed') void save()
  })

  function changed() {
    // While one is being saved, what changed meanwhile is noticed when it is through.
    if (saving.value !== 'conflict' && saving.value !== 'saving') saving.value = 'changed'
    saveSoon()
  }

  /** Takes the text of the whole file over, as somebody typed it or as it was saved before. */
  function type(text: string, prose = guide.value) {
    if (text === kept.source && prose === kept.guide) return
    history.past = [...history.past.slice(1 - HISTORY_MAX), kept]
    history.future = []
    take({ source: text, guide: prose })
    changed()
  }

  function undo() {
    remember()
    step(history.past, history.future)
  }

  function redo() {
    step(history.future, history.past)
  }

  function step(from: Snapshot[], to: Snapshot[]) {
    const snapshot = from.pop()
    if (!snapshot) return
    to.push(kept)
    take(snapshot)
    changed()
  }

  /** Saves what stands here as the next revision; what is wrong is told and does not hinder. */
  function save(): Promise<boolean> {
    remember()
    if (saving.value === 'saving' || saving.value === 'conflict') return Promise.resolve(false)
    return (running = saveNow())
  }

  async function saveNow(): Promise<boolean> {
    saving.value = 'saving'
    refused.value = ''
    const sent = kept
    try {
      const checked = await send<{ flaws: ItemFlaw[] }>(`/api/hall/design/items/${code()}`, {
        revision: revision.value,
        source: sent.source,
        guide: sent.guide,
      })
      revision.value++
      flaws.value = checked.flaws.map((flaw) => placed(sent.source, flaw))
      saving.value = 'saved'
      if (sent !== kept) changed()
      return true
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      saving.value = e.is('item-changed-meanwhile') ? 'conflict' : e.status === 0 ? 'offline' : 'refused'
      refused.value = [e.text, ...e.errors.map((one) => one.message)].filter(Boolean).join(' ')
      if (saving.value === 'offline') saveSoon()
      return false
    }
  }

  /** Who saved what, as it stands now. */
  async function recount(): Promise<void> {
    revisions.value = (await get<Description>(`/api/hall/design/items/${code()}`)).revisions
  }

  /** Somebody else saved meanwhile: ours goes on top of theirs, as the next revision. */
  async function keepOurs(): Promise<void> {
    const theirs = await get<Description>(`/api/hall/design/items/${code()}`)
    revision.value = theirs.revision
    revisions.value = theirs.revisions
    saving.value = 'changed'
    await save()
  }

  /** Saves what is not saved yet; false when that is not possible. */
  async function settle(): Promise<boolean> {
    await running
    remember()
    return saving.value === 'saved' ? true : save()
  }

  return {
    code,
    tree,
    guide,
    source,
    unreadable,
    flaws,
    revisions,
    revision,
    saving,
    refused,
    loaded,
    focus,
    undoable: computed(() => history.past.length > 0),
    redoable: computed(() => history.future.length > 0),
    load,
    type,
    undo,
    redo,
    save,
    settle,
    recount,
    keepOurs,
  }
}

function placed(source: string, flaw: ItemFlaw): PlacedFlaw {
  return { ...flaw, path: pathAt(source, flaw.line, flaw.column) }
}

/** The flaws at or below a place. */
export function flawsAt(flaws: PlacedFlaw[], path: Path): PlacedFlaw[] {
  return flaws.filter((flaw) => path.every((name, nth) => flaw.path[nth] === name))
}
