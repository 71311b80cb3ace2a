import { request } from "../lib/client"
import type { Query } from "../lib/query"
import type { Page, TitleGroup } from "../lib/types"

export const titleGroupKeys = { all: ["media", "title-groups"] as const }

export const fetchTitleGroups = (query: Query) =>
  request<Page<"title_groups", TitleGroup>>("/admin/media/catalog/title-groups", { query })
