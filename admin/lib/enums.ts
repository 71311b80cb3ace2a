/** Codes the catalogue knows; their names are in the locale files under the key of each list. */
export {
  CONDITIONS,
  CONTRIBUTOR_KINDS,
  EDITION_KINDS,
  IDENTIFIER_TYPES,
  LANGUAGE_KINDS,
  PRODUCT_STATUSES as STATUSES,
  RELATION_KINDS,
  TITLE_GROUP_KINDS as GROUP_KINDS,
  VIDEO_STANDARDS,
} from "../../src/modules/catalog/domain/enums"

export const RATING_SCHEMES: Record<string, readonly string[]> = {
  MPA: ["G", "PG", "PG-13", "R", "NC-17", "NR"],
  BBFC: ["U", "PG", "12", "12A", "15", "18", "R18"],
  FSK: ["0", "6", "12", "16", "18"],
  EIRIN: ["G", "PG12", "R15+", "R18+"],
  ESRB: ["RP", "EC", "E", "E10+", "T", "M", "AO"],
  PEGI: ["3", "7", "12", "16", "18"],
  USK: ["0", "6", "12", "16", "18"],
  CADPA: ["8+", "12+", "16+"],
  NRTA: ["approved"],
}

export const REGION_CODES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "A", "B", "C"] as const

/** The usual medium of a type, as a code of the vocabulary `medium_format`. */
export const DISC_FORMATS: Record<string, string> = {
  cd: "cd",
  vinyl: "lp",
  cassette: "cassette",
  dvd: "dvd",
  bluray: "bluray",
  game: "game_disc",
  digital: "file",
  vhs: "vhs",
  laserdisc: "laserdisc",
  minidisc: "minidisc",
}

/** Media that are turned over: their tracks are counted per side. */
export const TWO_SIDED: ReadonlySet<string> = new Set([
  "lp",
  "ep",
  "single_7",
  "single_12",
  "record_10",
  "shellac",
  "flexi_disc",
  "cassette",
])

/** ISO 3166-1 alpha-2; names come from `Intl.DisplayNames` in the reader's language. `XW` is the whole world. */
export const COUNTRIES = (
  "XW AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH " +
  "CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GF GG GH GI GL " +
  "GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ " +
  "LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL " +
  "NO NP NR NZ OM PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST " +
  "SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS XK YE ZA ZM ZW"
).split(" ")

/** Languages found on discs, offered as suggestions; any other BCP-47 tag can be typed. */
export const COMMON_LANGUAGES =
  "en cmn yue zh-Hans zh-Hant ja ko fr de es it pt ru sv no da fi nl pl cs hu tr ar he hi th vi id".split(" ")
