import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query"
import type { TagMode } from "../../src/modules/license/domain/enums"
import { chunked } from "../lib/chunked"
import { request } from "../lib/client"
import type { ScanAnswer, ScanRequest, TagPage } from "../lib/license-tag-types"
import { sendScan } from "./license-scans"
import { fetchTags, tagKeys } from "./license-tags"
import { useOnceKey } from "./use-once-key"

interface Rule {
  variant_id: string
  tag_mode: TagMode
}

/** Most ids one question may name. */
const IDS = 100

/** How each of the variants is tagged; those without a rule are not in the answer. */
export function useTagModes(variantIds: readonly string[]) {
  return useQuery({
    queryKey: ["media", "license-rules", "of-variants", variantIds],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        chunked(variantIds, IDS).map((variant_id) =>
          request<{ variant_rules: Rule[] }>("/admin/media/license/variant-rules", {
            query: { variant_id, limit: IDS },
            signal,
          }),
        ),
      )
      return pages.flatMap(({ variant_rules }) => variant_rules)
    },
    enabled: variantIds.length > 0,
    staleTime: 60_000,
  })
}

/**
 * The tags of each line: scanned for it, or in a fulfilment of it. `version` changes whenever the order does, so that a
 * fulfilment made beside this card is seen.
 */
export function useLineTags(lineIds: readonly string[], version: string) {
  return useQueries({
    queries: lineIds.map((order_line_item_id) => {
      const query = { order_line_item_id, order: "-updated_at", limit: IDS }
      return {
        queryKey: [...tagKeys.list(query), version],
        queryFn: ({ signal }: { signal: AbortSignal }) => fetchTags(query, signal),
        placeholderData: (before: TagPage | undefined) => before,
      }
    }),
    combine: (pages) => ({
      pages: pages.map((page) => page.data),
      isPending: pages.some((page) => page.isPending),
      error: pages.find((page) => page.error)?.error ?? null,
      refetch: () => pages.forEach((page) => void page.refetch()),
    }),
  })
}

/** Packs a copy or takes it out, once however often it is sent. */
export function usePackScan() {
  const client = useQueryClient()
  const once = useOnceKey()
  return useMutation({
    mutationFn: (body: ScanRequest): Promise<ScanAnswer> => once((key) => sendScan(body, key)),
    onSettled: () => client.invalidateQueries({ queryKey: tagKeys.all }),
  })
}
