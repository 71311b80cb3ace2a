import type { LicenceTerms } from "./license-rule-types"
import type { PathMapper } from "./problems"

/** Figures of terms, in the order they are asked for. */
export const TERMS_FIGURES = [
  "max_devices",
  "max_deactivations_per_year",
  "offline_ttl_days",
  "grace_days",
  "download_cap",
] as const
type Figure = (typeof TERMS_FIGURES)[number]

/** Terms of licences as they are typed; figures as text. */
export interface LicenceTermsDraft extends Record<Figure, string> {
  name: string
  quality: string
  transferable: boolean
  follows_tag: boolean
}

/** What the API takes where nothing is said. */
export const BLANK_TERMS: LicenceTermsDraft = {
  name: "",
  max_devices: "5",
  max_deactivations_per_year: "5",
  offline_ttl_days: "30",
  grace_days: "7",
  download_cap: "10",
  quality: "",
  transferable: false,
  follows_tag: false,
}

export const draftOfLicenceTerms = (terms: LicenceTerms): LicenceTermsDraft => ({
  name: terms.name,
  max_devices: String(terms.max_devices),
  max_deactivations_per_year: String(terms.max_deactivations_per_year),
  offline_ttl_days: String(terms.offline_ttl_days),
  grace_days: String(terms.grace_days),
  download_cap: String(terms.download_cap),
  quality: terms.quality ?? "",
  transferable: terms.transferable,
  follows_tag: terms.follows_tag,
})

/** What is no whole number is sent as it is, so that the server names the field. */
const figure = (text: string): number | string => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text.trim())

export function licenceTermsBody(draft: LicenceTermsDraft): Record<string, unknown> {
  return {
    name: draft.name.trim(),
    ...Object.fromEntries(TERMS_FIGURES.map((name) => [name, figure(draft[name])])),
    quality: draft.quality.trim() || null,
    transferable: draft.transferable,
    follows_tag: draft.follows_tag,
  }
}

export const licenceTermsField: PathMapper = (path) => (path in BLANK_TERMS ? path : null)
