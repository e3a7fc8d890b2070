import { computed, ref, shallowRef, watch } from 'vue'
import type { CodeFault } from '@shared/domain/code-faults'
import { DEFAULT_CODE_RULES, type CodeRule } from '@shared/domain/code-rules'
import type { CodeTrial } from '@shared/ipc/calls-codes'
import type { Problem } from '@shared/ipc/result'
import type { ManagerPin } from '@renderer/components/use-manager-pin'
import { call } from '@renderer/ipc/client'
import { draftOf, ruleOf, type RuleDraft } from './rule-draft'

/** The rules in the form, and what is kept of them. */
export function useCodeRules(manager: ManagerPin) {
  const drafts = ref<RuleDraft[]>([])
  const kept = ref('')
  const areDefault = ref(false)
  /** Why the kept rules cannot be used. */
  const damaged = shallowRef<readonly CodeFault[]>([])
  /** What was wrong when the rules were to be saved or exported. */
  const refused = shallowRef<readonly CodeFault[]>([])
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  const tried = ref(false)
  const justSaved = ref(false)
  const text = ref('')
  const trial = shallowRef<CodeTrial | null>(null)

  const rules = computed<CodeRule[]>(() => drafts.value.map(ruleOf))
  const isDirty = computed(() => JSON.stringify(rules.value) !== kept.value)
  /** What is wrong with the rules as they stand now, once somebody wanted to use them. */
  const faults = computed<readonly CodeFault[]>(() => trial.value?.faults ?? [])

  function fill(next: readonly CodeRule[]): void {
    drafts.value = next.map((rule) => draftOf(rule))
  }

  function take(view: { rules: CodeRule[]; areDefault: boolean; damaged: CodeFault[] }): void {
    fill(view.rules)
    kept.value = JSON.stringify(rules.value)
    areDefault.value = view.areDefault
    damaged.value = view.damaged
    tried.value = false
    refused.value = []
  }

  async function load(): Promise<void> {
    const answer = await call('codes.get', null)
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) take(answer.value)
  }

  /** True when everything that was typed is kept. */
  async function save(): Promise<boolean> {
    tried.value = true
    if (busy.value || manager.isMissing.value) return false
    busy.value = true
    const isUsual = JSON.stringify(rules.value) === JSON.stringify(DEFAULT_CODE_RULES)
    const answer = await call('codes.set', {
      rules: isUsual ? null : asRecords(rules.value),
      pin: manager.take(),
    })
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    manager.heed(problem.value)
    if (!answer.ok) return false
    refused.value = answer.value.faults
    if (refused.value.length > 0) return false
    take(answer.value)
    justSaved.value = true
    return true
  }

  // The latest question counts; each is answered within the frame.
  let turn = 0
  async function tryOut(): Promise<void> {
    const mine = ++turn
    const answer = await call('codes.try', { text: text.value, rules: asRecords(rules.value) })
    if (mine === turn && answer.ok) trial.value = answer.value
  }
  watch([rules, text], () => void tryOut())
  watch(isDirty, (dirty) => dirty && (justSaved.value = false))

  return {
    ...{ drafts, rules, areDefault, damaged, refused, problem, busy, tried, justSaved, isDirty },
    ...{ text, trial, faults, load, save, fill },
  }
}

/** The call takes what nobody has checked yet. */
export const asRecords = (rules: readonly CodeRule[]): Record<string, unknown>[] =>
  rules.map((rule) => ({ ...rule }))
