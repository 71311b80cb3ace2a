import { MediaError } from "../../../../lib/errors"
import { judgeCode, judgeToken, type Judgement, type TagFault } from "../../domain/verify/judge"
import type { Shown } from "../../domain/verify/pipeline"
import type { LicenseStore } from "../../transaction/store"
import { tagNotFound } from "../../transaction/change-tags"
import { selectTag, type TagRow } from "./rows"

/** Judges what somebody shows, without a query. */
export async function judgeShown(store: LicenseStore, { text, kind }: Shown): Promise<Judgement> {
  if (kind === "code") return judgeCode(text)
  return judgeToken(text, { keys: await store.keys.current(), hosts: store.hosts })
}

/** What `identify` found. */
export type Identified = { tag: TagRow; distrusted: boolean } | { fault: TagFault | "unknown_tag" }

/** The tag behind what somebody shows. A signed token counts only with the key of its own batch. */
export async function identify(store: LicenseStore, shown: Shown): Promise<Identified> {
  const judged = await judgeShown(store, shown)
  if (!judged.ok) return { fault: judged.fault }
  const tag = await store.read((sql) => selectTag(sql, judged.tagId))
  if (!tag || (judged.kid !== null && tag.kid !== judged.kid)) return { fault: "unknown_tag" }
  return { tag, distrusted: judged.distrusted }
}

/**
 * The same for staff, who are told why not.
 * @throws 404 `media_license_tag_not_found` with `fault`
 */
export async function requireTag(store: LicenseStore, shown: Shown): Promise<TagRow> {
  const found = await identify(store, shown)
  if ("tag" in found) return found.tag
  if (found.fault === "unknown_tag") throw tagNotFound()
  throw new MediaError("not_found", "media_license_tag_not_found", FAULTS[found.fault], {
    details: { fault: found.fault },
  })
}

const FAULTS: Record<TagFault, string> = {
  too_long: "this is no tag: the text is too long",
  shape: "this is no tag: the text has another form",
  alphabet: "this is no tag: a character does not belong there",
  padding: "this is no tag: the signature is not written the way we write it",
  gtin: "this is no tag: the GTIN's check digit is wrong",
  check_character: "the check character is wrong; read the code again",
  foreign_host: "this code leads to somebody else's page",
  unknown_key: "this code was not signed by a key of this shop",
  other_item: "the key was certified for another item",
  signature: "the signature is wrong: this code was not issued by this shop",
}
