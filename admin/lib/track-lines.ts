import { formatDuration } from "./format"
import type { Item } from "./types"

/** Discs and tracks as one flat list of equal lines, which is what a windowed table can draw. */
export type TrackLine =
  | { kind: "disc"; id: string; position: number; format: string; title: string | null }
  | { kind: "track"; id: string; number: string; title: string; artists: string; isrc: string; duration: string }

export function trackLines(item: Pick<Item, "discs" | "credits">): TrackLine[] {
  const artists = new Map<string, string[]>()
  for (const credit of item.credits) {
    if (!credit.track_id) continue
    const names = artists.get(credit.track_id) ?? []
    artists.set(credit.track_id, [...names, credit.credited_as ?? credit.contributor.name])
  }
  return item.discs.flatMap((disc): TrackLine[] => [
    { kind: "disc", id: disc.id, position: disc.position, format: disc.format, title: disc.title },
    ...disc.tracks.map((track): TrackLine => ({
      kind: "track",
      id: track.id,
      number: track.number ?? String(track.position),
      title: track.title,
      artists: artists.get(track.id)?.join(" / ") ?? "",
      isrc: track.isrc ?? "",
      duration: formatDuration(track.duration_ms),
    })),
  ])
}
