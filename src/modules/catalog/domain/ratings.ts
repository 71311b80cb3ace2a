import type { Labels } from "./enums"

export const RATING_SCHEME_CODES = ["MPA", "BBFC", "FSK", "EIRIN", "ESRB", "PEGI", "USK", "CADPA", "NRTA"] as const
export type AgeRatingScheme = (typeof RATING_SCHEME_CODES)[number]

export interface RatingScheme {
  code: AgeRatingScheme
  label: Labels
  /** Country in which the scheme applies; null when several share it. */
  country: string | null
  kind: "film" | "game"
  /** Values from mildest to strictest, with the age below which the work is not meant; null = says nothing. */
  values: { value: string; minAge: number | null }[]
}

/**
 * The schemes shipped. Ages are those the schemes publish with their symbols; where a symbol is advice without an age
 * (PG, U, G, E) the age is 0. MPA R (under 17 only with a parent) counts as 17, NC-17 (no one 17 and under) as 18.
 *
 * CADPA (China, games: 8+, 12+, 16+) follows the age hints the industry body published in 2020; the list was not
 * checked against its own text. NRTA is an approval, not a rating: mainland China rates no films, so its age is
 * unknown and never "all ages".
 */
export const RATING_SCHEMES: readonly RatingScheme[] = [
  film("MPA", "US", { en: "MPA (USA)", zhCN: "美国电影协会分级" }, [
    ["G", 0],
    ["PG", 0],
    ["PG-13", 13],
    ["R", 17],
    ["NC-17", 18],
    ["NR", null],
  ]),
  film("BBFC", "GB", { en: "BBFC (United Kingdom)", zhCN: "英国电影分级" }, [
    ["U", 0],
    ["PG", 0],
    ["12", 12],
    ["12A", 12],
    ["15", 15],
    ["18", 18],
    ["R18", 18],
  ]),
  film("FSK", "DE", { en: "FSK (Germany)", zhCN: "德国 FSK 分级" }, [
    ["0", 0],
    ["6", 6],
    ["12", 12],
    ["16", 16],
    ["18", 18],
  ]),
  film("EIRIN", "JP", { en: "Eirin (Japan)", zhCN: "日本映伦分级" }, [
    ["G", 0],
    ["PG12", 12],
    ["R15+", 15],
    ["R18+", 18],
  ]),
  game("ESRB", "US", { en: "ESRB (North America)", zhCN: "北美 ESRB 分级" }, [
    ["RP", null],
    ["EC", 0],
    ["E", 0],
    ["E10+", 10],
    ["T", 13],
    ["M", 17],
    ["AO", 18],
  ]),
  game("PEGI", null, { en: "PEGI (Europe)", zhCN: "欧洲 PEGI 分级" }, [
    ["3", 3],
    ["7", 7],
    ["12", 12],
    ["16", 16],
    ["18", 18],
  ]),
  game("USK", "DE", { en: "USK (Germany)", zhCN: "德国 USK 分级" }, [
    ["0", 0],
    ["6", 6],
    ["12", 12],
    ["16", 16],
    ["18", 18],
  ]),
  game("CADPA", "CN", { en: "CADPA age hint (China)", zhCN: "网络游戏适龄提示" }, [
    ["8+", 8],
    ["12+", 12],
    ["16+", 16],
  ]),
  film("NRTA", "CN", { en: "Approved, not rated (China)", zhCN: "准予发行（无分级）" }, [["approved", null]]),
]

const BY_CODE = new Map<string, RatingScheme>(RATING_SCHEMES.map((scheme) => [scheme.code, scheme]))

export function getRatingScheme(code: string): RatingScheme | undefined {
  return BY_CODE.get(code)
}

/** `true` when the scheme exists and has this value, spelled as it prints it. */
export function isRatingValue(scheme: string, value: string): boolean {
  return BY_CODE.get(scheme)?.values.some((entry) => entry.value === value) ?? false
}

/** @example minAge("FSK", "16") // 16 · minAge("NRTA", "approved") // null */
export function minAge(scheme: string, value: string): number | null {
  return BY_CODE.get(scheme)?.values.find((entry) => entry.value === value)?.minAge ?? null
}

/**
 * Strictest age among the ratings of the given schemes (all when left out or empty); null when none of them names an
 * age, which a shop front shows as "not rated", never as "all ages".
 */
export function strictestMinAge(
  ratings: readonly { scheme: string; value: string }[],
  schemes?: readonly string[],
): number | null {
  const counted = schemes?.length ? ratings.filter((rating) => schemes.includes(rating.scheme)) : ratings
  const ages = counted.map(({ scheme, value }) => minAge(scheme, value)).filter((age) => age !== null)
  return ages.length ? Math.max(...ages) : null
}

type Values = [value: string, minAge: number | null][]

function film(code: AgeRatingScheme, country: string | null, label: Labels, values: Values): RatingScheme {
  return { code, label, country, kind: "film", values: values.map(([value, age]) => ({ value, minAge: age })) }
}

function game(code: AgeRatingScheme, country: string | null, label: Labels, values: Values): RatingScheme {
  return { ...film(code, country, label, values), kind: "game" }
}
