import type { Tag } from "./license-tag-types"
import { pickLabel } from "./format"
import type { Labels } from "./types"

/** What a tag is called: its batch's title in the reader's language, else the product's. */
export function tagTitle(tag: Pick<Tag, "title" | "product_title">, language: string): string {
  return pickLabel(tag.title, language, tag.product_title ?? "")
}

/** The title a case is about, where there is one. */
export const caseTitle = (title: Labels | null, language: string): string => pickLabel(title, language, "")

/** What somebody scanned or typed: a text with a slash is a symbol's, anything else a printed serial. */
export function shownOf(text: string): { url: string } | { code: string } {
  return text.includes("/") ? { url: text } : { code: text }
}

/** How many devices hold the licence now. */
export const activeDevices = (licence: { devices: readonly { deactivated_at: string | null }[] }): number =>
  licence.devices.filter(({ deactivated_at }) => deactivated_at === null).length
