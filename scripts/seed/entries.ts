import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { displayArtist } from "../../src/modules/catalog/domain/artist"
import type { CreateItemBody } from "../../src/modules/catalog/domain/schemas"

type OfferBody = NonNullable<CreateItemBody["offers"]>[number]
type RelationKind = NonNullable<CreateItemBody["relations"]>[number]["kind"]

/**
 * One release of `data/demo/*.json`: the body of `POST /admin/media/catalog/items`, with a local key, pieces in stock
 * per offer, and relations that name the other release by its local key.
 */
export interface DemoEntry extends Omit<CreateItemBody, "offers" | "relations" | "product" | "title_group"> {
  ref: string
  title_group: NonNullable<CreateItemBody["title_group"]>
  product: NonNullable<CreateItemBody["product"]>
  offers: (OfferBody & { stock?: number })[]
  relations?: { ref: string; kind: RelationKind }[]
}

/** A contributor whose name is written in another script at home. */
export interface DemoContributor {
  name: string
  kind: "person" | "group" | "label" | "studio" | "publisher" | "platform"
  name_native: string
}

/** What only the running shop knows about an entry. */
export interface EntryContext {
  /** Media item ids by ref, for relations. */
  itemIds: ReadonlyMap<string, string>
  /** Ids of title groups that exist already, by `groupKey`. */
  groupIds: ReadonlyMap<string, string>
  salesChannelId: string
  shippingProfileId: string
}

export const DATA_DIRECTORY = join(__dirname, "../../data/demo")

/** All entries, in the order of the files' names and their own order. */
export function readEntries(directory: string = DATA_DIRECTORY): DemoEntry[] {
  const files = readdirSync(directory).filter((name) => name.endsWith(".json"))
  return files.sort().flatMap((name) => JSON.parse(readFileSync(join(directory, name), "utf8")) as DemoEntry[])
}

export function readContributors(directory: string = DATA_DIRECTORY): DemoContributor[] {
  return JSON.parse(readFileSync(join(directory, "shared", "contributors.json"), "utf8")) as DemoContributor[]
}

/** How the shop recognises an entry it has already taken in. */
export function externalId(ref: string): string {
  return `demo:${ref}`
}

export function coverPath(ref: string): string {
  return `/static/demo/${ref}.svg`
}

/** Entries with the same title group are editions of one title. */
export function groupKey(group: { kind?: string; title?: string }): string {
  return `${group.kind}:${group.title}`
}

/** Who the cover names. */
export function coverArtist(entry: DemoEntry): string {
  return displayArtist((entry.credits ?? []).map(toArtistCredit))
}

type CreditBody = NonNullable<CreateItemBody["credits"]>[number]

function toArtistCredit(credit: CreditBody, index: number) {
  return { ...credit, contributor: { name: credit.contributor.name ?? "" }, position: credit.position ?? index + 1 }
}

/** The body that the catalogue takes. Nothing is shipped for a download, so it gets no shipping profile. */
export function toItemBody(entry: DemoEntry, context: EntryContext): CreateItemBody {
  const { ref, offers, relations = [], product, title_group, ...rest } = entry
  const groupId = context.groupIds.get(groupKey(title_group))
  return {
    ...rest,
    product: {
      ...product,
      thumbnail: coverPath(ref),
      sales_channel_ids: [context.salesChannelId],
      ...(rest.media_type === "digital" ? {} : { shipping_profile_id: context.shippingProfileId }),
    },
    title_group: groupId ? { id: groupId } : title_group,
    external_id: externalId(ref),
    relations: relations.flatMap(({ ref: to, kind }) => {
      const id = context.itemIds.get(to)
      return id ? [{ to_id: id, kind }] : []
    }),
    offers: offers.map(({ stock: _stock, ...offer }) => offer),
  }
}

/**
 * Cuts entries into waves: a wave holds each title group once, so that a second edition finds the group of the first,
 * and an entry follows everything it refers to.
 */
export function intoWaves(entries: readonly DemoEntry[]): DemoEntry[][] {
  const waves: DemoEntry[][] = []
  const waveOf = new Map<string, number>()
  const groupsOf: Set<string>[] = []
  let waiting = [...entries]
  while (waiting.length > 0) {
    const later: DemoEntry[] = []
    for (const entry of waiting) {
      const needed = (entry.relations ?? []).filter(({ ref }) => entries.some((other) => other.ref === ref))
      if (needed.some(({ ref }) => !waveOf.has(ref))) {
        later.push(entry)
        continue
      }
      let wave = Math.max(0, ...needed.map(({ ref }) => (waveOf.get(ref) ?? 0) + 1))
      const key = groupKey(entry.title_group)
      while (groupsOf[wave]?.has(key)) wave++
      waveOf.set(entry.ref, wave)
      ;(waves[wave] ??= []).push(entry)
      ;(groupsOf[wave] ??= new Set()).add(key)
    }
    if (later.length === waiting.length) {
      throw new Error(`demo releases refer to each other in a circle: ${later.map(({ ref }) => ref).join(", ")}`)
    }
    waiting = later
  }
  return Array.from(waves, (wave) => wave ?? [])
}
