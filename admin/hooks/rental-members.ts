import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import type { RemoteSource } from "../components/combo-fields"
import { newRequestId, request } from "../lib/client"
import { SendOnce } from "../lib/counter/once"
import type { Member, MemberPage } from "../lib/rental-types"
import type { Query } from "../lib/query"

const MEMBERS = "/admin/media/rental/members"

export const memberKeys = {
  all: ["media", "rental-members"] as const,
  list: (query: Query) => [...memberKeys.all, "list", query] as const,
  customer: (id: string) => [...memberKeys.all, "customer", id] as const,
}

export const fetchMembers = (query: Query, signal?: AbortSignal) => request<MemberPage>(MEMBERS, { query, signal })

/** Customers by name, e-mail address, telephone or card; also those who are no members yet. */
export function useMemberSearch(text: string) {
  const q = text.trim()
  const query = { q, limit: 8 }
  return useQuery({
    queryKey: memberKeys.list(query),
    queryFn: ({ signal }) => fetchMembers(query, signal).then((page) => page.members),
    enabled: q.length >= 2,
    staleTime: 10_000,
  })
}

/** Customers for a search box; the choice is the customer and not the member. */
export const memberSource: RemoteSource = {
  queryKey: [...memberKeys.all, "pick"],
  fetchPage: async (query) => {
    const { members, ...page } = await fetchMembers(query)
    const options = members.map(({ customer_id, customer, member_no }) => ({
      value: customer_id,
      label: [customer?.name ?? customer?.email ?? customer_id, member_no].filter(Boolean).join(" · "),
    }))
    return { ...page, options }
  },
}

/** What the rental desk knows of a customer. */
export function useMember(customerId: string, options: { enabled?: boolean } = {}) {
  return useQuery({
    enabled: options.enabled ?? true,
    queryKey: memberKeys.customer(customerId),
    queryFn: ({ signal }) =>
      fetchMembers({ customer_id: customerId, limit: 1 }, signal).then((page) => page.members[0] ?? null),
  })
}

/** Makes the customer a member, or changes what is known of one. */
export function useSaveMember(member: Member) {
  const client = useQueryClient()
  const once = useMemo(() => new SendOnce(newRequestId), [])
  return useMutation({
    mutationFn: ({ version, body }: { version?: number; body: Record<string, unknown> }) => {
      const path = member.id ? `${MEMBERS}/${member.id}` : MEMBERS
      const full = member.id ? { ...body, version } : { ...body, customer_id: member.customer_id }
      return once.send(full, (all, idempotencyKey) =>
        request<{ member: Member }>(path, { method: "POST", body: all, idempotencyKey }),
      )
    },
    onSuccess: () => client.invalidateQueries({ queryKey: memberKeys.all }),
  })
}
