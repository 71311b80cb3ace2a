import * as drafts from "./drafts"
import { parsePartialDate } from "./format"
import { discTrackPath, fieldOf } from "./create-paths"
import { filledRows, reindex, type PathMapper } from "./problems"
import { fromInput, type FieldInput, type SchemaField } from "./schema-fields"

export interface OfferDraft {
  /** A variant that exists already and becomes this offer. */
  variant_id?: string
  variant_title?: string
  condition: string
  sku: string
  media_grade: string
  sleeve_grade: string
  grading_note: string
  /** Addresses of pictures, one per line. */
  photos: string
  manage_inventory: boolean
  /** Amount per currency code, as typed. */
  prices: Record<string, string>
}

/** Everything the create form holds. Names follow the request, so that most problem paths fit as they are. */
export interface CreateForm {
  media_type: string
  product: {
    title: string
    subtitle: string
    handle: string
    description: string
    thumbnail: string
    status: "draft" | "published"
    sales_channel_ids: string[]
  }
  title_group: drafts.Picked | null
  title_group_kind: string
  edition: string
  edition_kind: string
  release_date: string
  country: string
  packaging: string
  external_id: string
  video_standard: string
  region_codes: string[]
  attributes: Record<string, FieldInput>
  discs: drafts.DiscDraft[]
  credits: drafts.CreditDraft[]
  labels: drafts.LabelDraft[]
  identifiers: drafts.IdentifierDraft[]
  languages: drafts.LanguageDraft[]
  ratings: drafts.RatingDraft[]
  terms: drafts.TermDraft[]
  offers: OfferDraft[]
}

export const blankOffer = (condition: string): OfferDraft => ({
  condition,
  sku: "",
  media_grade: "",
  sleeve_grade: "",
  grading_note: "",
  photos: "",
  manage_inventory: condition === "new" || condition === "used",
  prices: {},
})

/** An empty form for a type; one blank row of what nearly every release has. */
export function blankForm(type: string, groupKind: string, discFormat: string): CreateForm {
  return {
    media_type: type,
    product: {
      title: "",
      subtitle: "",
      handle: "",
      description: "",
      thumbnail: "",
      status: "draft",
      sales_channel_ids: [],
    },
    title_group: null,
    title_group_kind: groupKind,
    edition: "",
    edition_kind: "standard",
    release_date: "",
    country: "",
    packaging: "",
    external_id: "",
    video_standard: "",
    region_codes: [],
    attributes: {},
    discs: discFormat ? [drafts.blankDisc(discFormat)] : [],
    credits: [drafts.blankCredit()],
    labels: [drafts.blankLabel()],
    identifiers: [drafts.blankIdentifier()],
    languages: [],
    ratings: [],
    terms: [],
    offers: [blankOffer("new")],
  }
}

const optional = (text: string) => text.trim() || undefined
const clearing = (text: string) => text.trim() || null
const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)

/** Typed attribute inputs as the object to send; empty ones are left out. */
export function attributesBody(fields: readonly SchemaField[], inputs: Record<string, FieldInput>) {
  const entries = fields.map((field) => [field.key, fromInput(field, inputs[field.key])] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** `release_date` and `date_precision`; a text that is no date goes out as typed and comes back as a problem. */
export function releaseBody(text: string) {
  const parsed = parsePartialDate(text)
  if (parsed === undefined) return { release_date: text.trim() }
  return parsed === null ? {} : { release_date: parsed.date, date_precision: parsed.precision }
}

export function pricesBody(prices: Record<string, string>) {
  const filled = Object.entries(prices).filter(([, amount]) => amount.trim() !== "")
  return {
    codes: filled.map(([code]) => code),
    body: filled.map(([currency_code, amount]) => ({ currency_code, amount: amount.trim().replace(",", ".") })),
  }
}

export function offerBody(offer: OfferDraft) {
  const used = offer.condition === "used"
  return {
    condition: offer.condition,
    media_grade: used ? clearing(offer.media_grade) : null,
    sleeve_grade: used ? clearing(offer.sleeve_grade) : null,
    grading_note: clearing(offer.grading_note),
    photos: used ? lines(offer.photos) : [],
    ...(offer.variant_id ? { variant_id: offer.variant_id } : variantBody(offer)),
  }
}

/** What makes the variant; one that exists already keeps its own. */
function variantBody(offer: OfferDraft) {
  return {
    sku: clearing(offer.sku),
    manage_inventory: offer.condition === "rental" ? false : offer.manage_inventory,
    prices: pricesBody(offer.prices).body,
  }
}

export interface CreateRequest {
  body: Record<string, unknown>
  toField: PathMapper
}

/** The request of a filled form, and the way back from its problems to the fields. */
export function createRequest(form: CreateForm, fields: readonly SchemaField[], productId?: string): CreateRequest {
  const discs = drafts.discsBody(form.discs)
  const lists = {
    credits: filledRows(form.credits, drafts.isBlankCredit),
    labels: filledRows(form.labels, drafts.isBlankLabel),
    identifiers: filledRows(form.identifiers, drafts.isBlankIdentifier),
    languages: filledRows(form.languages, drafts.isBlankLanguage),
    ratings: filledRows(form.ratings, drafts.isBlankRating),
  }
  const body = {
    ...(productId ? { product_id: productId } : { product: productBody(form) }),
    title_group: titleGroupBody(form),
    media_type: form.media_type,
    ...sharedBody(form),
    attributes: attributesBody(fields, form.attributes),
    discs: discs.body,
    credits: lists.credits.rows.map((row, index) => drafts.creditBody(row, index + 1)),
    labels: lists.labels.rows.map((row, index) => drafts.labelBody(row, index + 1)),
    identifiers: lists.identifiers.rows.map(drafts.identifierBody),
    languages: lists.languages.rows.map(drafts.languageBody),
    ratings: lists.ratings.rows.map(drafts.ratingBody),
    terms: form.terms.map(({ vocabulary, code }) => ({ vocabulary, code })),
    offers: form.offers.map(offerBody),
  }
  const priceCodes = form.offers.map((offer) => pricesBody(offer.prices).codes)
  const toField: PathMapper = (path) => {
    let at = reindex(path, "discs", discs.indexes)
    at = discTrackPath(path, at, discs.trackIndexes)
    for (const [list, { indexes }] of Object.entries(lists)) at = reindex(at, list, indexes)
    return fieldOf(at, priceCodes)
  }
  return { body, toField }
}

function productBody({ product }: CreateForm) {
  return {
    title: product.title.trim(),
    subtitle: optional(product.subtitle),
    handle: optional(product.handle),
    description: optional(product.description),
    thumbnail: optional(product.thumbnail),
    status: product.status,
    ...(product.sales_channel_ids.length > 0 ? { sales_channel_ids: product.sales_channel_ids } : {}),
  }
}

function titleGroupBody(form: CreateForm) {
  if (form.title_group?.id) return { id: form.title_group.id }
  const year = parsePartialDate(form.release_date)
  return {
    kind: form.title_group_kind,
    title: (form.title_group?.name ?? form.product.title).trim(),
    ...(year && form.edition_kind === "standard" ? { first_year: Number(year.date.slice(0, 4)) } : {}),
  }
}

function sharedBody(form: CreateForm) {
  return {
    external_id: optional(form.external_id),
    edition: optional(form.edition),
    edition_kind: optional(form.edition_kind),
    ...releaseBody(form.release_date),
    country: optional(form.country),
    packaging: optional(form.packaging),
    region_codes: form.region_codes.length > 0 ? form.region_codes : undefined,
    video_standard: optional(form.video_standard),
  }
}
