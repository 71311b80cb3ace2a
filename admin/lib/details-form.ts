import { attributesBody, releaseBody } from "./create-form"
import { editPartialDate } from "./format"
import type { PathMapper } from "./problems"
import { toInput, type FieldInput, type SchemaField } from "./schema-fields"
import type { Item } from "./types"

/** What the details editor holds. */
export interface DetailsForm {
  edition: string
  edition_kind: string
  release_date: string
  country: string
  packaging: string
  external_id: string
  video_standard: string
  region_codes: string[]
  attributes: Record<string, FieldInput>
}

export function detailsOf(item: Item, fields: readonly SchemaField[]): DetailsForm {
  return {
    edition: item.edition ?? "",
    edition_kind: item.edition_kind ?? "",
    release_date: editPartialDate(item.release_date, item.date_precision),
    country: item.country ?? "",
    packaging: item.packaging ?? "",
    external_id: item.external_id ?? "",
    video_standard: item.video_standard ?? "",
    region_codes: item.region_codes,
    attributes: Object.fromEntries(fields.map((field) => [field.key, toInput(field, item.attributes[field.key])])),
  }
}

const TEXTS = ["edition", "edition_kind", "country", "packaging", "external_id", "video_standard"] as const

/** Only what differs from the stored item is sent; an emptied field is sent as `null`. */
export function detailsBody(form: DetailsForm, stored: DetailsForm, fields: readonly SchemaField[]) {
  const body: Record<string, unknown> = {}
  for (const key of TEXTS) if (form[key] !== stored[key]) body[key] = form[key].trim() || null
  if (form.release_date !== stored.release_date) {
    const release = releaseBody(form.release_date)
    Object.assign(body, "release_date" in release ? release : { release_date: null, date_precision: null })
  }
  if (String(form.region_codes) !== String(stored.region_codes)) body.region_codes = form.region_codes
  const attributes = changedAttributes(form, stored, fields)
  if (Object.keys(attributes).length > 0) body.attributes = attributes
  return body
}

/** A given attribute replaces that attribute alone; `null` takes it off the item. */
function changedAttributes(form: DetailsForm, stored: DetailsForm, fields: readonly SchemaField[]) {
  const now = attributesBody(fields, form.attributes)
  const was = attributesBody(fields, stored.attributes)
  const keys = fields.map((field) => field.key)
  const changed = keys.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(was[key]))
  return Object.fromEntries(changed.map((key) => [key, now[key] ?? null]))
}

export const detailsField: PathMapper = (path) => {
  const field = path.replace(/^date_precision$/, "release_date").replace(/^(attributes\.[^.]+|region_codes)\..*$/, "$1")
  return /^(edition|edition_kind|release_date|country|packaging|external_id|video_standard|region_codes|attributes\.[^.]+)$/.test(
    field,
  )
    ? field
    : null
}
