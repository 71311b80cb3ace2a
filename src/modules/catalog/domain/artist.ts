/** What is read of a credit to name the artist. */
export interface ArtistCredit {
  contributor: { name: string }
  role: string
  credited_as?: string | null
  join_phrase?: string | null
  position: number
  /** Credits of single tracks do not name the release's artist. */
  track_id?: string | null
}

/**
 * Roles that put a name on the front of a sleeve, most telling first: a film shows its director, a game its developer.
 * Only the first role that is credited counts.
 */
export const PRIMARY_ROLES = ["artist", "director", "composer", "author", "developer"] as const

/** Between two names when the sleeve's own words are not given. */
const DEFAULT_JOIN = ", "

/**
 * The name a release goes by: its primary credits as printed (`credited_as`), joined by their own join phrases. Empty
 * when nobody is credited in a primary role.
 *
 * @example displayArtist([{ contributor: { name: "Queen" }, role: "artist", join_phrase: " & ", position: 1 },
 *   { contributor: { name: "David Bowie" }, role: "artist", position: 2 }]) // "Queen & David Bowie"
 */
export function displayArtist(credits: readonly ArtistCredit[]): string {
  const own = credits.filter((credit) => !credit.track_id)
  for (const role of PRIMARY_ROLES) {
    const named = own.filter((credit) => credit.role === role).sort((a, b) => a.position - b.position)
    if (named.length > 0) return joinNames(named)
  }
  return ""
}

function joinNames(credits: readonly ArtistCredit[]): string {
  return credits
    .map((credit, index) => {
      const name = credit.credited_as || credit.contributor.name
      return index === credits.length - 1 ? name : name + (credit.join_phrase || DEFAULT_JOIN)
    })
    .join("")
}
