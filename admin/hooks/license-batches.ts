import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { RemoteSource } from "../components/combo-fields"
import { request } from "../lib/client"
import type { Batch, BatchDetail, BatchPage, ExportPage, LabelExport, SymbolPreview } from "../lib/license-batch-types"
import type { Query } from "../lib/query"
import { useOnceKey } from "./use-once-key"

const BATCHES = "/admin/media/license/batches"

export const batchKeys = {
  all: ["media", "license-batches"] as const,
  list: (query: Query) => [...batchKeys.all, "list", query] as const,
  detail: (id: string) => [...batchKeys.all, "detail", id] as const,
  exports: (id: string, query: Query) => [...batchKeys.detail(id), "exports", query] as const,
}

/** How often a batch that is being minted is asked for its progress. */
const POLL_MS = 1500

export function useBatches(query: Query) {
  return useQuery({
    queryKey: batchKeys.list(query),
    queryFn: ({ signal }) => request<BatchPage>(BATCHES, { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.batches.some(({ status }) => status === "minting") ? POLL_MS : false),
  })
}

/** A batch; while it is being minted it is read again and again. */
export function useBatch(id: string) {
  return useQuery({
    queryKey: batchKeys.detail(id),
    queryFn: ({ signal }) => request<{ batch: BatchDetail }>(`${BATCHES}/${id}`, { signal }).then(({ batch }) => batch),
    enabled: id !== "",
    refetchInterval: ({ state }) => (state.data?.status === "minting" ? POLL_MS : false),
  })
}

export function useLabelExports(id: string, query: Query) {
  return useQuery({
    queryKey: batchKeys.exports(id, query),
    queryFn: ({ signal }) => request<ExportPage>(`${BATCHES}/${id}/exports`, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** What the labels of a batch would look like; asked again when the scheme or the prefix changes. */
export function useSymbolPreview(body: { scheme: string; company_prefix: string | null }) {
  return useQuery({
    queryKey: [...batchKeys.all, "preview", body],
    queryFn: ({ signal }) =>
      request<SymbolPreview>("/admin/media/license/symbol-preview", { method: "POST", body, signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
}

function useBatchWrite<Input, Answer>(write: (input: Input, key: string) => Promise<Answer>) {
  const client = useQueryClient()
  const once = useOnceKey()
  return useMutation({
    mutationFn: (input: Input) => once((key) => write(input, key)),
    onSuccess: () => client.invalidateQueries({ queryKey: batchKeys.all }),
  })
}

type BatchAnswer = { batch: Batch }

export const useOrderBatch = () =>
  useBatchWrite((body: Record<string, unknown>, idempotencyKey) =>
    request<BatchAnswer>(BATCHES, { method: "POST", body, idempotencyKey }).then(({ batch }) => batch),
  )

export type BatchAct = "approve" | "cancel" | "retry" | "close" | "finish-pins"

export const useActOnBatch = (id: string) =>
  useBatchWrite((act: BatchAct, idempotencyKey) =>
    request<BatchAnswer>(`${BATCHES}/${id}/${act}`, { method: "POST", body: {}, idempotencyKey }),
  )

export const useOrderLabels = (id: string) =>
  useBatchWrite((body: Record<string, unknown>, idempotencyKey) =>
    request<{ export: LabelExport; file: string }>(`${BATCHES}/${id}/exports`, {
      method: "POST",
      body,
      idempotencyKey,
    }),
  )

/** Where the file of an export is had. */
export const labelFilePath = (batchId: string, exportId: string): string =>
  `${BATCHES}/${batchId}/exports/${exportId}/file`

export interface Voided {
  voided: number
  skipped: { code: string; reason: string }[]
}

export const useVoidSerials = (id: string) =>
  useBatchWrite((codes: string[], idempotencyKey) =>
    request<Voided>(`${BATCHES}/${id}/void-serials`, { method: "POST", body: { codes }, idempotencyKey }),
  )

interface Variant {
  id: string
  title: string | null
  sku: string | null
  product?: { title: string } | null
}

/** Variants by name or SKU. */
export const variantSource: RemoteSource = {
  queryKey: ["media", "variants", "pick"],
  fetchPage: async (query) => {
    const { variants, ...page } = await request<{ variants: Variant[]; count: number; offset: number; limit: number }>(
      "/admin/product-variants",
      { query: { ...query, fields: "id,title,sku,product.title" } },
    )
    const name = ({ title, sku, product }: Variant) => [product?.title, title, sku].filter(Boolean).join(" · ")
    return { ...page, options: variants.map((variant) => ({ value: variant.id, label: name(variant) })) }
  },
}
