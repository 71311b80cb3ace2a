import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { select } from "../../lib/sql"
import type { StoreContext } from "./store-context"
import { storePage, type StoreSort } from "./store-page"
import { storeRows, type StoreItemRow } from "./store-rows"

/** A slice of the items of a title or a contributor. */
export interface CollectionPage {
  sort: StoreSort
  limit: number
  offset: number
}

/** A title with the editions of it that the caller may see. */
export interface StoreTitleGroup {
  id: string
  kind: string
  title: string
  sort_title: string
  original_title: string | null
  first_year: number | null
}

/** A person, group, label or company as the store shows it. */
export interface StoreContributor {
  id: string
  name: string
  sort_name: string
  name_native: string | null
  kind: string
  aliases: string[]
}

type Items = { items: StoreItemRow[]; count: number }

/**
 * A title group with a page of its editions. A title of which nothing is visible to the caller is not found: the name
 * of an unpublished release is not public.
 */
export async function storeTitleGroup(
  container: MedusaContainer,
  context: StoreContext,
  id: string,
  page: CollectionPage,
): Promise<{ title_group: StoreTitleGroup } & Items> {
  const [[group], items] = await Promise.all([
    select<StoreTitleGroup>(
      container,
      `select id, kind, title, sort_title, original_title, first_year
         from media_title_group where id = ? and deleted_at is null`,
      [id],
    ),
    itemsOf(container, context, { title_group_id: [id] }, page),
  ])
  if (!group || items.count === 0) throw notFound("media_title_group_not_found", "title group", id)
  return { title_group: group, ...items }
}

/** A contributor with a page of the items it is credited on or the label of; not found when none is visible. */
export async function storeContributor(
  container: MedusaContainer,
  context: StoreContext,
  id: string,
  page: CollectionPage,
): Promise<{ contributor: StoreContributor } & Items> {
  const [[contributor], items] = await Promise.all([
    select<StoreContributor>(
      container,
      `select id, name, sort_name, name_native, kind, aliases
         from media_contributor where id = ? and deleted_at is null`,
      [id],
    ),
    itemsOf(container, context, { contributor_id: [id] }, page),
  ])
  if (!contributor || items.count === 0) throw notFound("media_contributor_not_found", "contributor", id)
  return { contributor, ...items }
}

async function itemsOf(
  container: MedusaContainer,
  context: StoreContext,
  filters: { title_group_id?: string[]; contributor_id?: string[] },
  page: CollectionPage,
): Promise<Items> {
  const { ids, count } = await storePage(container, context, { filters, ...page })
  return { items: await storeRows(container, context, ids), count }
}

function notFound(code: string, what: string, id: string): MediaError {
  return new MediaError("not_found", code, `${what} ${id} does not exist`)
}
