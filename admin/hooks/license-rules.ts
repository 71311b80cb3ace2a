import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request, sendFile } from "../lib/client"
import type { RulePage, StoredFile, VariantRule } from "../lib/license-rule-types"
import type { Query } from "../lib/query"
import { licenceTermsKeys } from "./licence-terms"
import { useOnceKey } from "./use-once-key"

const RULES = "/admin/media/license/variant-rules"

export const ruleKeys = {
  all: ["media", "license-rules"] as const,
  list: (query: Query) => [...ruleKeys.all, "list", query] as const,
}

type RuleAnswer = { variant_rule: VariantRule }

const fetchRules = (query: Query, signal?: AbortSignal) => request<RulePage>(RULES, { query, signal })

/** A page of rules. The previous page stays on screen while the next one loads. */
export function useRules(query: Query) {
  return useQuery({
    queryKey: ruleKeys.list(query),
    queryFn: ({ signal }) => fetchRules(query, signal),
    placeholderData: keepPreviousData,
  })
}

/** The rule of a variant; `null` while it has none. */
export function useRuleOf(variantId: string | null) {
  const query = { variant_id: variantId, limit: 1 }
  return useQuery({
    queryKey: ruleKeys.list(query),
    queryFn: ({ signal }) => fetchRules(query, signal),
    select: (page) => page.variant_rules[0] ?? null,
    enabled: variantId !== null,
  })
}

export const fetchRule = (id: string) => request<RuleAnswer>(`${RULES}/${id}`).then((answer) => answer.variant_rule)

function useRuleWrite<Input, Answer>(write: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    // Terms say how many variants have them.
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ruleKeys.all }),
        client.invalidateQueries({ queryKey: licenceTermsKeys.all }),
      ]),
  })
}

/** Makes a variant's rule or changes it, once however often it is sent. */
export function useSetRule() {
  const once = useOnceKey()
  return useRuleWrite((body: Record<string, unknown>) =>
    once((idempotencyKey) => request<RuleAnswer>(RULES, { method: "POST", body, idempotencyKey })),
  )
}

export function useDeleteRule() {
  return useRuleWrite((id: string) => request<{ id: string }>(`${RULES}/${id}`, { method: "DELETE" }))
}

/** Stores a file, privately, for a rule to name. */
export function useStoreFile() {
  return useMutation({
    mutationFn: (file: File) =>
      sendFile<{ file: StoredFile }>("/admin/media/license/files", { filename: file.name }, file).then(
        (answer) => answer.file,
      ),
  })
}
