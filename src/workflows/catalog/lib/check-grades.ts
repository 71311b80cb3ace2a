import type { MedusaContainer } from "@medusajs/framework/types"
import type { Problem } from "../../../lib/errors"
import { gradeScaleOf } from "../../../modules/catalog/domain/grading"
import { getMediaType } from "../../../modules/catalog/domain/media-types"
import { publishProblems, type PublishFacts } from "../../../modules/catalog/domain/publish-rules"
import type MediaCatalogService from "../../../modules/catalog/service"
import { photosRequiredBelowRank } from "../../../modules/catalog/settings"

interface Settings {
  getSetting<T>(setting: { key: string }): Promise<T>
}

/** The shop's grades and when a worn copy needs proof, read once per run. */
export interface GradeBook {
  rankOf(mediaType: string, grade: string): number | undefined
  codesOf(mediaType: string): string[]
  evidenceBelowRank: number
}

/** Reads the grade scales and the setting. */
export async function loadGradeBook(container: MedusaContainer): Promise<GradeBook> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const grades = await catalog.listMediaGradeScales({}, { take: 500, order: { rank: "DESC" } })
  const scaleOf = (mediaType: string) => gradeScaleOf(getMediaType(mediaType)?.carrier ?? "disc")
  return {
    rankOf: (mediaType, grade) => grades.find((g) => g.scale === scaleOf(mediaType) && g.code === grade)?.rank,
    codesOf: (mediaType) => grades.filter((g) => g.scale === scaleOf(mediaType)).map((g) => g.code),
    evidenceBelowRank: await container.resolve<Settings>("mediaSystem").getSetting<number>(photosRequiredBelowRank),
  }
}

/** Grades must be grades of the scale the release is graded on. */
export function gradeProblems(
  mediaType: string,
  offers: { media_grade?: string | null; sleeve_grade?: string | null }[],
  book: GradeBook,
): Problem[] {
  return offers.flatMap((offer, i) =>
    (["media_grade", "sleeve_grade"] as const).flatMap((field) => {
      const grade = offer[field]
      if (!grade || book.rankOf(mediaType, grade) !== undefined) return []
      const message = `"${grade}" is not one of ${book.codesOf(mediaType).join(", ")}`
      return [{ path: `offers.${i}.${field}`, code: "media_grade_unknown", message }]
    }),
  )
}

/** What stands against showing the release to customers. */
export function checkPublishable(facts: PublishFacts, book: GradeBook): Problem[] {
  return publishProblems(facts, (grade) => book.rankOf(facts.media_type, grade), book.evidenceBelowRank)
}
