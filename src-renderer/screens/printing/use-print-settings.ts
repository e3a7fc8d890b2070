import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import type { PrintPurpose, ReadyTemplate } from '@shared/domain/print-settings'
import type { PrintView, TemplateFault } from '@shared/ipc/calls-print'
import type { CallOutput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import type { ManagerPin } from '@renderer/components/use-manager-pin'
import { call } from '@renderer/ipc/client'
import { useWrittenFile } from '@renderer/stores/written-file'
import { draftOf, printerOf, settingsOf, wrongOf, type PrintDraft } from './print-draft'

/** What a receipt is drawn for while there is no printer. */
const NO_PRINTER = {
  columns: 48,
  characters: 'gb18030',
  look: 'textWithPictures',
  profile: 'escpos',
} as const

/** Where receipts are printed; null while no shop is chosen. */
type Shop = { id: string; name: string; address: string | null } | null

/** The print settings in the form, what is kept of them, and the receipt that they make. */
export function usePrintSettings(manager: ManagerPin, shop: () => Shop) {
  const view = shallowRef<PrintView | null>(null)
  const draft = ref<PrintDraft | null>(null)
  const kept = ref('')
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  const tried = ref(false)
  const justSaved = ref(false)
  /** Which receipt is shown. */
  const purpose = ref<PrintPurpose>('customer')
  const svg = ref('')
  const fault = shallowRef<TemplateFault | null>(null)

  const shopId = () => shop()?.id ?? ''
  const written = computed(() => JSON.stringify(draft.value))
  const isDirty = computed(() => draft.value !== null && written.value !== kept.value)
  /** The settings that the form says; null while something is wrong. */
  const settings = computed(
    () => draft.value && view.value && settingsOf(draft.value, view.value.settings, shopId()),
  )
  const isWrong = computed(
    () => draft.value !== null && (settings.value === null || manager.isMissing.value),
  )

  function take(next: PrintView): void {
    view.value = next
    draft.value = draftOf(next.settings, shopId())
    kept.value = JSON.stringify(draft.value)
    tried.value = false
  }

  async function load(): Promise<void> {
    const answer = await call('print.get', null)
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) take(answer.value)
  }

  /** What came of a file that was read: words, and whether it was taken. */
  const said = shallowRef<{ key: string; named: Record<string, string>; bad: boolean } | null>(null)

  /** True when everything that was typed is kept. */
  async function save(): Promise<boolean> {
    tried.value = true
    said.value = null
    if (!settings.value || busy.value || manager.isMissing.value) return false
    busy.value = true
    const answer = await call('print.set', { settings: settings.value, pin: manager.take() })
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    manager.heed(problem.value)
    if (!answer.ok) return false
    take(answer.value)
    justSaved.value = true
    return true
  }

  const { exporting, exported, exportProblem, write, forgetFile } =
    useWrittenFile<CallOutput<'print.export'>>()

  async function exportFile(): Promise<void> {
    tried.value = true
    const wanted = settings.value
    if (wanted) await write(() => call('print.export', { settings: wanted }))
  }

  /** Fills the form with a file; saving is the next step. */
  async function importFile(): Promise<void> {
    said.value = null
    forgetFile()
    const answer = await call('print.import', null)
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok || answer.value.file === null) return
    const { file, settings: read, wrong, fields } = answer.value
    if (wrong !== null) {
      const named = { file, fields: fields.join(', ') }
      said.value = { key: `wrongFile.${wrong}`, named, bad: true }
    } else if (read && view.value) {
      view.value = { ...view.value, settings: read }
      draft.value = draftOf(read, shopId())
      // What was said before is not true of these; this is.
      await nextTick()
      said.value = { key: 'imported', named: { file }, bad: false }
    }
  }

  /** Takes a printer out; what was to come out on it comes out on the first. */
  function remove(place: number): void {
    const [gone] = draft.value?.printers.splice(place, 1) ?? []
    for (const paper of Object.values(draft.value?.papers ?? {})) {
      if (paper.printerId === gone?.id) paper.printerId = ''
    }
  }

  /** The text of a purpose's template as it stands. */
  function textOf(of: PrintPurpose): string {
    const paper = draft.value?.papers[of]
    if (!paper) return ''
    return paper.template === 'own' ? paper.own : readyText(paper.template)
  }
  const readyText = (name: ReadyTemplate): string => view.value?.templates[name] ?? ''

  /** The printer that a purpose's receipt is drawn for. */
  const shownPrinter = computed(() => {
    const { printers = [], papers } = draft.value ?? {}
    const chosen = papers?.[purpose.value].printerId
    return printers.find(({ id }) => id === chosen) ?? printers[0] ?? null
  })

  const question = computed(() => {
    if (!draft.value) return null
    const one = shownPrinter.value
    const fits = one !== null && wrongOf(one).columns === null
    const { columns, characters, look, profile } = fits ? printerOf(one) : NO_PRINTER
    const { header, footer, logo } = draft.value
    const template = textOf(purpose.value)
    return {
      purpose: purpose.value,
      shop: shop() && { name: shop()?.name ?? '', address: shop()?.address ?? null },
      template,
      header,
      footer,
      logo,
      printer: { columns, characters, look, profile },
    }
  })
  // The latest question counts.
  let turn = 0
  watch(question, async (asked) => {
    if (!asked) return
    const mine = ++turn
    const answer = await call('print.preview', asked)
    if (mine !== turn || !answer.ok) return
    svg.value = answer.value.svg
    fault.value = answer.value.fault
  })
  watch(isDirty, (dirty) => dirty && (justSaved.value = false))
  watch(written, () => {
    said.value = null
    forgetFile()
  })

  return {
    ...{ view, draft, problem, busy, tried, justSaved, isDirty, isWrong, purpose, svg, fault },
    ...{ shownPrinter, said, exporting, exported, exportProblem },
    ...{ load, save, remove, readyText, exportFile, importFile },
  }
}

export type PrintForm = ReturnType<typeof usePrintSettings>

/** What came of a test page. */
export type Tested = CallOutput<'print.test'>
