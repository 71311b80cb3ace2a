import type { BatchDetail } from "./license-batch-types"

const ONES = ["publisher", "year", "isbn", "import_approval_no", "cover_url"] as const
const LISTS = ["mastering_sid", "mould_sid", "matrix", "isrc"] as const

/** One line of what buyers read about a copy; `field` is a text under `batches.field`. */
export interface ShownFact {
  field: "title_en" | "title_zhCN" | "edition" | (typeof ONES)[number] | (typeof LISTS)[number]
  values: string[]
}

/** What everybody who checks a copy of the batch reads, without what nobody has filled in. */
export function shownToBuyers({ title, edition, dossier }: Pick<BatchDetail, "title" | "edition" | "dossier">) {
  const one = (field: ShownFact["field"], value: string | number | null | undefined): ShownFact => ({
    field,
    values: value === null || value === undefined || value === "" ? [] : [String(value)],
  })
  const facts: ShownFact[] = [
    one("title_en", title.en),
    one("title_zhCN", title.zhCN),
    one("edition", edition),
    ...ONES.map((field) => one(field, dossier[field])),
    ...LISTS.map((field) => ({ field, values: dossier[field] ?? [] })),
  ]
  return facts.filter(({ values }) => values.length > 0)
}
