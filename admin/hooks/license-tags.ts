import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { request } from "../lib/client"
import type { Approval } from "../lib/license-batch-types"
import type { Tag, TagPage, TimelinePage } from "../lib/license-tag-types"
import type { Query } from "../lib/query"
import { useOnceKey } from "./use-once-key"

const TAGS = "/admin/media/license/tags"

export const tagKeys = {
  all: ["media", "license-tags"] as const,
  lists: () => [...tagKeys.all, "list"] as const,
  list: (query: Query) => [...tagKeys.lists(), query] as const,
  details: () => [...tagKeys.all, "detail"] as const,
  detail: (id: string) => [...tagKeys.details(), id] as const,
  timeline: (id: string, query: Query) => [...tagKeys.detail(id), "timeline", query] as const,
  approval: (id: string) => ["media", "license-approvals", "one", id] as const,
}

export const fetchTags = (query: Query, signal?: AbortSignal) => request<TagPage>(TAGS, { query, signal })

/** A page of tags. The previous page stays on screen while the next one loads. */
export function useTags(query: Query) {
  return useQuery({
    queryKey: tagKeys.list(query),
    queryFn: ({ signal }) => fetchTags(query, signal),
    placeholderData: keepPreviousData,
  })
}

export function useTag(id: string) {
  return useQuery({
    queryKey: tagKeys.detail(id),
    queryFn: ({ signal }) => request<{ tag: Tag }>(`${TAGS}/${id}`, { signal }).then(({ tag }) => tag),
  })
}

/** What has happened to a tag, the newest first. */
export function useTimeline(id: string, query: Query) {
  return useQuery({
    queryKey: tagKeys.timeline(id, query),
    queryFn: ({ signal }) => request<TimelinePage>(`${TAGS}/${id}/timeline`, { query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** The request that waits for a second person. */
export function useApproval(id: string | null) {
  return useQuery({
    queryKey: tagKeys.approval(id ?? ""),
    queryFn: ({ signal }) =>
      request<{ approvals: Approval[] }>("/admin/media/license/approvals", { query: { id, limit: 1 }, signal }).then(
        ({ approvals }) => approvals[0] ?? null,
      ),
    enabled: id !== null,
  })
}

/** Asks for a tag to be revoked or restored; a second person decides. Sent once, however often it is tried. */
export function useRequestAct(id: string, act: "revoke" | "restore") {
  const client = useQueryClient()
  const once = useOnceKey()
  return useMutation({
    mutationFn: (body: { reason: string; note: string | null }) =>
      once((idempotencyKey) =>
        request<{ approval: Approval }>(`${TAGS}/${id}/${act}`, { method: "POST", body, idempotencyKey }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: tagKeys.all }),
        client.invalidateQueries({ queryKey: ["media", "license-approvals"] }),
      ]),
  })
}
