import type { RemoteSource } from "../components/combo-fields"
import { request } from "../lib/client"
import type { Page } from "../lib/types"

/** Medusa's customer groups by name. */
export const customerGroupSource: RemoteSource = {
  queryKey: ["media", "customer-groups"],
  fetchPage: async (query) => {
    const { customer_groups: groups, ...page } = await request<Page<"customer_groups", { id: string; name: string }>>(
      "/admin/customer-groups",
      { query: { ...query, fields: "id,name", order: "name" } },
    )
    return { ...page, options: groups.map(({ id, name }) => ({ value: id, label: name })) }
  },
}
