import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Approval, ApprovalPage, KeyPage } from "../lib/license-batch-types"
import type { Query } from "../lib/query"
import { useOnceKey } from "./use-once-key"

const APPROVALS = "/admin/media/license/approvals"
const KEYS = "/admin/media/license/keys"

export function useApprovals(query: Query) {
  return useQuery({
    queryKey: ["media", "license-approvals", "list", query],
    queryFn: ({ signal }) => request<ApprovalPage>(APPROVALS, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useSigningKeys(query: Query) {
  return useQuery({
    queryKey: ["media", "license-keys", "list", query],
    queryFn: ({ signal }) => request<KeyPage>(KEYS, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** After a decision everything it may have changed is read again. */
function useDecided() {
  const client = useQueryClient()
  return () =>
    Promise.all(
      ["license-approvals", "license-keys", "license-tags", "license-batches"].map((room) =>
        client.invalidateQueries({ queryKey: ["media", room] }),
      ),
    )
}

export function useDecide() {
  const once = useOnceKey()
  return useMutation({
    mutationFn: ({ id, decision }: { id: string; decision: "approve" | "reject" }) =>
      once((idempotencyKey) =>
        request<{ approval: Approval }>(`${APPROVALS}/${id}/${decision}`, { method: "POST", body: {}, idempotencyKey }),
      ),
    onSuccess: useDecided(),
  })
}

export function useDistrustKey(kid: number) {
  const once = useOnceKey()
  return useMutation({
    mutationFn: (body: { reason: string; note: string | null }) =>
      once((idempotencyKey) =>
        request<{ approval: Approval }>(`${KEYS}/${kid}/distrust`, { method: "POST", body, idempotencyKey }),
      ),
    onSuccess: useDecided(),
  })
}
