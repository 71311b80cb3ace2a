import type { Problem } from "../../../lib/errors"

/** What decides whether a release may be shown to customers. */
export interface PublishFacts {
  media_type: string
  relations: { kind: string }[]
  offers: {
    condition: string
    media_grade?: string | null
    sleeve_grade?: string | null
    grading_note?: string | null
    photos?: string[]
  }[]
}

/** Fewer than this and a box is not a box. */
const BOXSET_CONTENTS = 2

/**
 * What stands against publishing: a box set without contents, a worn copy without a note and a photo.
 * @param rankOf rank of a grade code on the release's scale
 * @param evidenceBelowRank setting `catalog.photos_required_below_rank`
 */
export function publishProblems(
  facts: PublishFacts,
  rankOf: (grade: string) => number | undefined,
  evidenceBelowRank: number,
): Problem[] {
  const problems: Problem[] = []
  const contents = facts.relations.filter((r) => r.kind === "contains").length
  if (facts.media_type === "boxset" && contents < BOXSET_CONTENTS) {
    problems.push({
      path: "relations",
      code: "media_boxset_incomplete",
      message: `a box set needs at least ${BOXSET_CONTENTS} "contains" relations before it is published, it has ${contents}`,
    })
  }
  facts.offers.forEach((offer, i) => {
    const ranks = [offer.media_grade, offer.sleeve_grade].flatMap((g) => (g ? (rankOf(g) ?? []) : []))
    if (offer.condition !== "used" || !ranks.some((rank) => rank < evidenceBelowRank)) return
    if (!offer.grading_note) problems.push(evidence(`offers.${i}.grading_note`, "a grading note"))
    if (!offer.photos?.length) problems.push(evidence(`offers.${i}.photos`, "at least one photo"))
  })
  return problems
}

const evidence = (path: string, what: string): Problem => ({
  path,
  code: "media_grade_evidence_required",
  message: `${what} is required to publish a copy in this grade`,
})
