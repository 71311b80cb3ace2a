/** Shapes of the routes of tag rules and licence terms, as they travel. */
import type { TagMode } from "../../src/modules/license/domain/enums"
import type { LicenceFigures } from "./license-digital-types"
import type { Page } from "./types"

export { TAG_MODES, type TagMode } from "../../src/modules/license/domain/enums"

/** A file that holders of a licence may download. */
export interface RuleFile {
  file_id: string
  title: string
}

/** What copies of a variant carry, and which licence comes with them. */
export interface VariantRule {
  id: string
  variant_id: string
  /** Null once it has been deleted. */
  variant: { id: string; title: string; sku: string | null; product_id: string; product_title: string } | null
  tag_mode: TagMode
  terms_id: string | null
  terms_name: string | null
  files: RuleFile[]
  version: number
  created_at: string
  updated_at: string
}
export type RulePage = Page<"variant_rules", VariantRule>

/** What a licence allows, for those that are still to be issued. */
export interface LicenceTerms extends LicenceFigures {
  id: string
  name: string
  /** Variants whose licences they are. */
  variants: number
  version: number
  created_at: string
  updated_at: string
}
export type TermsPage = Page<"terms", LicenceTerms>

/** A file that was just stored. */
export interface StoredFile {
  id: string
  filename: string
  size: number
}
