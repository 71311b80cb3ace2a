import type { CheckedTag } from "../../../modules/license/actions/checking"
import { checksBand, verdictOf, type Verdict } from "../../../modules/license/domain/verdict"
import type { PublicVerdict } from "../resolver/types"

/** What a tag may tell in public: nothing of owners, orders, renters or places, and not its own id. */
export function publicView(
  tag: CheckedTag,
  facts: { distrusted: boolean; isOwner: boolean; shopName: string | null; now: Date },
): PublicVerdict & { verdict: Verdict } {
  const verdict = verdictOf({
    status: tag.status,
    publicCaution: tag.public_caution,
    keyDistrusted: facts.distrusted,
    isOwner: facts.isOwner,
  })
  const { dossier, title } = tag
  return {
    verdict,
    issuer: tag.mandate_ref ? "label" : "shop",
    title: { ...(title.en ? { en: title.en } : {}), ...(title.zhCN ? { zhCN: title.zhCN } : {}) },
    edition: tag.edition,
    cover_url: dossier.cover_url ?? null,
    publisher: dossier.publisher ?? null,
    isbn: dossier.isbn ?? null,
    year: dossier.year ?? null,
    pressing_size: tag.quantity,
    expected: { mastering_sid: dossier.mastering_sid, mould_sid: dossier.mould_sid, matrix: dossier.matrix },
    activated_month: isOwned(verdict) ? (tag.activated_at?.toISOString().slice(0, 7) ?? null) : null,
    checks: checksBand(tag.sessions),
    provenance_count: tag.owners,
    ex_rental: tag.ex_rental,
    notices: noticesOf(tag, verdict),
    checked_at: facts.now.toISOString(),
    shop_name: verdict === "authentic_rental" ? facts.shopName : null,
  }
}

const isOwned = (verdict: Verdict) => verdict === "authentic_activated" || verdict === "authentic_yours"

/** A code seen this often may be on more than one copy. */
const MANY_CHECKS = 20

function noticesOf({ has_pin, sessions }: CheckedTag, verdict: Verdict): string[] {
  const panel = verdict === "authentic_sold" && has_pin ? ["panel"] : []
  return sessions > MANY_CHECKS ? [...panel, "many_checks"] : panel
}
