import type { MedusaContainer } from "@medusajs/framework/types"
import { licenseOf } from "../lib/service"
import { adminTag, type AdminTagView } from "../readers/tags"

export type ScanWarning = "key_distrusted" | "caution" | "open_case" | "hold" | "relabel_needed"

/** The copy after a scan, and what whoever holds it should know. */
export async function scannedTag(
  container: MedusaContainer,
  tagId: string,
): Promise<{ tag: AdminTagView; warnings: ScanWarning[] }> {
  const tag = await adminTag(container, tagId)
  const distrusted = await licenseOf(container).checking.isDistrusted(tag.kid)
  const facts: [ScanWarning, boolean][] = [
    ["key_distrusted", distrusted],
    ["caution", tag.public_caution],
    ["open_case", tag.open_cases.length > 0],
    ["hold", tag.hold_reason !== null],
    ["relabel_needed", tag.status === "relabel" || (tag.status === "returned" && !isFresh(tag))],
  ]
  return { tag, warnings: facts.flatMap(([warning, holds]) => (holds ? [warning] : [])) }
}

/** A copy whose panel was never touched and that nobody ever activated may go on sale with the same label. */
const isFresh = ({ panel_intact, activated_at }: AdminTagView): boolean =>
  panel_intact === true && activated_at === null
