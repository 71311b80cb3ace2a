import { itemKeys, type ItemPage } from "../hooks/items"
import { contributorKeys, fetchContributors } from "../hooks/contributors"
import { fetchTerms, termKeys } from "../hooks/terms"
import { fetchTitleGroups, titleGroupKeys } from "../hooks/title-groups"
import { request } from "../lib/client"
import { pickLabel } from "../lib/format"
import type { RemoteSource } from "./combo-fields"

/** People and groups, or the labels among them. */
export const contributorSource = (kind?: string): RemoteSource => ({
  queryKey: [...contributorKeys.all, kind ?? "any"],
  fetchPage: async (query) => {
    const { contributors, ...page } = await fetchContributors(kind ? { ...query, kind } : query)
    const options = contributors.map((one) => ({
      value: one.id,
      label: one.name_native && one.name_native !== one.name ? `${one.name} · ${one.name_native}` : one.name,
    }))
    return { ...page, options }
  },
})

export const titleGroupSource: RemoteSource = {
  queryKey: titleGroupKeys.all,
  fetchPage: async (query) => {
    const { title_groups: groups, ...page } = await fetchTitleGroups(query)
    const options = groups.map((group) => ({
      value: group.id,
      label: group.first_year ? `${group.title} (${group.first_year})` : group.title,
    }))
    return { ...page, options }
  },
}

/** Other releases, for relations. */
export const itemSource: RemoteSource = {
  queryKey: [...itemKeys.lists(), "pick"],
  fetchPage: async (query) => {
    const { items, ...page } = await request<ItemPage>("/admin/media/catalog/items", {
      query: { ...query, order: "title" },
    })
    const options = items.map((item) => ({
      value: item.id,
      label: [item.title, item.edition, item.media_type, item.year].filter(Boolean).join(" · "),
    }))
    return { ...page, options }
  },
}

/** Terms of one vocabulary by their label; the value is the code, which is what items refer to. */
export const termSource = (vocabulary: string, language: string): RemoteSource => ({
  queryKey: [...termKeys.vocabulary(vocabulary), language],
  fetchPage: async (query) => {
    const { terms, ...page } = await fetchTerms({ ...query, vocabulary })
    return {
      ...page,
      options: terms.map((term) => ({ value: term.code, label: pickLabel(term.labels, language, term.code) })),
    }
  },
})
