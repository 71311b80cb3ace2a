import { mergeRows } from "./batch"
import { blankTrack, isBlankTrack, type DiscDraft } from "./drafts"
import type { TrackDraft } from "./paste"

/** Changes to a list of discs, each answering a new list and leaving every untouched disc the same object. */

export function setDisc(discs: readonly DiscDraft[], at: number, patch: Partial<DiscDraft>): DiscDraft[] {
  return discs.map((disc, index) => (index === at ? { ...disc, ...patch } : disc))
}

export function setTrack(tracks: readonly TrackDraft[], at: number, patch: Partial<TrackDraft>): TrackDraft[] {
  return tracks.map((track, index) => (index === at ? { ...track, ...patch } : track))
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list]
  const [item] = copy.splice(from, 1)
  if (item !== undefined) copy.splice(Math.max(0, Math.min(to, copy.length)), 0, item)
  return copy
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at)
}

/**
 * Puts pasted tracks at a row. Rows from there on are filled in place, so pasting durations over existing titles
 * keeps their ids; what is longer than the list is added at its end. Blank cells of the paste overwrite nothing.
 */
export function pasteTracks(tracks: readonly TrackDraft[], at: number, pasted: readonly TrackDraft[]): TrackDraft[] {
  const result = [...tracks]
  pasted.forEach((row, index) => {
    const existing = result[at + index] ?? blankTrack()
    const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ""))
    result[at + index] = { ...existing, ...filled }
  })
  return result
}

/** The first row a paste into the whole list should start at: after the last track that holds anything. */
export function endOfTracks(tracks: readonly TrackDraft[]): number {
  const last = tracks.findLastIndex((track) => !isBlankTrack(track))
  return last + 1
}

/**
 * Numbers every track `1, 2, 3 …`, or by side for a record: its first half is one side, the rest the other.
 * The second record goes on with C and D, as printed on double albums.
 */
export function renumber(tracks: readonly TrackDraft[], record: number | null): TrackDraft[] {
  if (record === null) return tracks.map((track, index) => ({ ...track, number: String(index + 1) }))
  const half = Math.ceil(tracks.length / 2)
  const side = (second: boolean) => String.fromCharCode(65 + ((record * 2 + Number(second)) % 26))
  return tracks.map((track, index) => {
    const second = index >= half
    return { ...track, number: `${side(second)}${second ? index - half + 1 : index + 1}` }
  })
}

/** `mergeRows` for discs: two people who edit different tracks of one disc both keep their work. */
export function mergeDiscs(before: readonly DiscDraft[], mine: readonly DiscDraft[], theirs: readonly DiscDraft[]) {
  const was = new Map(before.map((disc) => [disc.id, disc]))
  const now = new Map(theirs.map((disc) => [disc.id, disc]))
  return mergeRows(before, mine, theirs).map((disc): DiscDraft => {
    const own = mine.find((one) => one.id !== undefined && one.id === disc.id)
    const old = was.get(disc.id)
    const stored = now.get(disc.id)
    if (!own || !old || !stored) return disc
    return { ...disc, tracks: mergeRows(old.tracks, own.tracks, stored.tracks) }
  })
}
