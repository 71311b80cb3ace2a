import type { BatchPurpose, TagScheme } from "../../src/modules/license/domain/enums"
import type { Picked } from "./drafts"

/** What somebody types to order a batch; figures and lists as text. */
export interface BatchDraft {
  scheme: TagScheme
  purpose: BatchPurpose
  gtin: string
  company_prefix: string
  mandate_ref: string
  variant: Picked | null
  quantity: string
  with_pin: boolean
  title_en: string
  title_zhCN: string
  edition: string
  publisher: string
  isbn: string
  year: string
  import_approval_no: string
  cover_url: string
  isrc: string
  mastering_sid: string
  mould_sid: string
  matrix: string
}

export const BLANK_BATCH: BatchDraft = {
  scheme: "opaque",
  purpose: "sale",
  gtin: "",
  company_prefix: "",
  mandate_ref: "",
  variant: null,
  quantity: "",
  with_pin: true,
  title_en: "",
  title_zhCN: "",
  edition: "",
  publisher: "",
  isbn: "",
  year: "",
  import_approval_no: "",
  cover_url: "",
  isrc: "",
  mastering_sid: "",
  mould_sid: "",
  matrix: "",
}

/** One per line or separated by commas. */
const listOf = (text: string): string[] =>
  text
    .split(/[\n,]+/)
    .map((entry) => entry.trim())
    .filter(Boolean)

const orNull = (text: string): string | null => text.trim() || null
/** What is no number is sent as it is, so that the server names the field. */
const figure = (text: string): number | string | null => {
  const trimmed = text.trim()
  if (trimmed === "") return null
  return /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed
}
/** What is no number is sent as none, so that the refusal is about the number of copies. */
const count = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : 0)

/** What the API takes; fields that do not belong to the scheme are left out. */
export function batchBody(draft: BatchDraft): Record<string, unknown> {
  return {
    scheme: draft.scheme,
    purpose: draft.purpose,
    gtin: draft.scheme === "gs1_sgtin" ? draft.gtin.trim() : null,
    company_prefix: draft.scheme === "gs1_giai" ? draft.company_prefix.trim() : null,
    mandate_ref: orNull(draft.mandate_ref),
    variant_id: draft.variant?.id ?? null,
    quantity: count(draft.quantity),
    with_pin: draft.with_pin,
    title: { en: orNull(draft.title_en), zhCN: orNull(draft.title_zhCN) },
    edition: orNull(draft.edition),
    dossier: {
      publisher: orNull(draft.publisher),
      isbn: orNull(draft.isbn),
      year: figure(draft.year),
      import_approval_no: orNull(draft.import_approval_no),
      cover_url: orNull(draft.cover_url),
      isrc: listOf(draft.isrc),
      mastering_sid: listOf(draft.mastering_sid),
      mould_sid: listOf(draft.mould_sid),
      matrix: listOf(draft.matrix),
    },
  }
}

const NAMES: Record<string, keyof BatchDraft> = {
  title: "title_en",
  "title.en": "title_en",
  "title.zhCN": "title_zhCN",
  variant_id: "variant",
}

/** Where in the form a problem of the API belongs. */
export function batchField(path: string): string | null {
  const bare = path.replace(/^dossier\./, "").replace(/\.\d+$/, "")
  const name = NAMES[bare] ?? bare
  return name in BLANK_BATCH ? name : null
}
