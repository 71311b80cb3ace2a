import { useQuery } from "@tanstack/react-query"
import type { RemoteSource } from "../components/combo-fields"
import { request } from "../lib/client"
import type { Query } from "../lib/query"

interface User {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
}

const FIELDS = "id,email,first_name,last_name"

export const staffName = ({ first_name, last_name, email }: User): string =>
  [first_name, last_name].filter(Boolean).join(" ") || email

/** Who is signed in. */
export function useMe() {
  return useQuery({
    queryKey: ["media", "staff", "me"],
    queryFn: ({ signal }) =>
      request<{ user: User }>("/admin/users/me", { query: { fields: FIELDS }, signal }).then(({ user }) => user),
    staleTime: 300_000,
  })
}

/** People who work here, by name or address. */
export const staffSource: RemoteSource = {
  queryKey: ["media", "staff", "list"],
  fetchPage: async (query: Query) => {
    const { users, ...page } = await request<{ users: User[]; count: number; offset: number; limit: number }>(
      "/admin/users",
      { query: { ...query, fields: FIELDS, order: "email" } },
    )
    return { ...page, options: users.map((user) => ({ value: user.id, label: staffName(user) })) }
  },
}
