/**
 * ONIX code list 76 (issue 54): `0` all regions, `1`–`8` DVD (7 reserved, 8 aircraft and ships), `A`–`C` Blu-ray.
 */
export const REGION_CODES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "A", "B", "C"] as const
export type RegionCode = (typeof REGION_CODES)[number]

interface Territory {
  dvd: string
  bluray: string
  countries: string
}

/**
 * Countries by the regions of their players. Source: the notes of ONIX code list 76 on each code, which name areas and
 * the countries listed here are those areas'. Where two notes claim one country (overseas territories, the Baltic and
 * Caucasus states) both regions are given: a notice is only raised when neither plays. Which players a shop in such a
 * country really sells was not checked.
 */
const TERRITORIES: readonly Territory[] = [
  { dvd: "1", bluray: "A", countries: "US CA PR VI GU AS MP UM BM" },
  { dvd: "12", bluray: "AB", countries: "PM" },
  {
    dvd: "2",
    bluray: "B",
    countries:
      "AD AL AT AX BA BE BG CH CY CZ DE DK ES FI FO FR GB GG GI GL GR HR HU IE IM IS IT JE LI LU MC ME MK MT NL NO PL " +
      "PT RO RS SE SI SJ SK SM TR VA AE BH EG IL IQ IR JO KW LB LS OM PS QA SA SY SZ YE ZA",
  },
  { dvd: "2", bluray: "A", countries: "JP" },
  { dvd: "25", bluray: "B", countries: "EE LT LV RE YT" },
  { dvd: "24", bluray: "AB", countries: "BL GF GP MF MQ" },
  { dvd: "24", bluray: "B", countries: "NC PF WF" },
  { dvd: "3", bluray: "A", countries: "HK MO TW KR SG MY TH PH ID VN KH LA MM BN TL" },
  { dvd: "4", bluray: "B", countries: "AU NZ CC CK CX FJ FM KI MH NF NR NU PG PN PW SB TK TO TV VU WS" },
  {
    dvd: "4",
    bluray: "A",
    countries:
      "MX BZ CR GT HN NI PA SV AR BO BR CL CO EC FK GY PE PY SR UY VE AG AI AW BB BQ BS CU CW DM DO GD HT JM KN KY LC " +
      "MS SX TC TT VC VG",
  },
  { dvd: "5", bluray: "C", countries: "RU UA BY KZ KG TJ TM UZ AF BD BT IN LK MN MV NP PK" },
  { dvd: "5", bluray: "BC", countries: "AM AZ GE MD" },
  { dvd: "5", bluray: "A", countries: "KP" },
  {
    dvd: "5",
    bluray: "B",
    countries:
      "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EH ER ET GA GH GM GN GQ GW KE KM LR LY MA MG ML MR MU MW MZ NA NE NG RW " +
      "SC SD SH SL SN SO SS ST TD TG TN TZ UG ZM ZW",
  },
  { dvd: "6", bluray: "C", countries: "CN" },
]

const BY_COUNTRY = new Map(
  TERRITORIES.flatMap(({ dvd, bluray, countries }) =>
    countries.split(" ").map((country) => [country, { dvd: [...dvd], bluray: [...bluray] }] as const),
  ),
)

/** Player regions of a country (ISO 3166-1 alpha-2, any case); undefined when the table does not know it. */
export function countryRegions(
  country: string,
): { readonly dvd: readonly string[]; readonly bluray: readonly string[] } | undefined {
  return BY_COUNTRY.get(country.toUpperCase())
}

export interface RegionNotice {
  item_regions: string[]
  /** The country's own region of the kind that does not fit, `2` or `A`; several joined by `/`. */
  country_region: string
}

/**
 * Says that players of the customer's country may refuse the release; null when it plays, when nothing is known of its
 * regions or of the country. A set with DVDs and Blu-rays carries codes of both kinds and each kind must play. It is a
 * notice, never a reason to refuse the sale: multi-region players exist.
 *
 * @example regionNotice(["1"], "CN") // { item_regions: ["1"], country_region: "6" }
 */
export function regionNotice(itemRegions: readonly string[], country: string): RegionNotice | null {
  const player = countryRegions(country)
  if (!player || itemRegions.length === 0 || itemRegions.includes("0")) return null
  const kinds = [
    { codes: itemRegions.filter((code) => /^[1-8]$/.test(code)), plays: player.dvd },
    { codes: itemRegions.filter((code) => /^[A-C]$/.test(code)), plays: player.bluray },
  ]
  const misfits = kinds.filter(({ codes, plays }) => codes.length > 0 && !codes.some((code) => plays.includes(code)))
  if (misfits.length === 0) return null
  return { item_regions: [...itemRegions], country_region: misfits.flatMap(({ plays }) => plays).join("/") }
}
