import { request } from "../lib/client"
import type { Query } from "../lib/query"
import type { ContributorRef, Page } from "../lib/types"

export const contributorKeys = { all: ["media", "contributors"] as const }

export const fetchContributors = (query: Query) =>
  request<Page<"contributors", ContributorRef>>("/admin/media/catalog/contributors", { query })
