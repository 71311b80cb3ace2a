import { z } from "@medusajs/framework/zod"
import { checkIdentifier } from "../identifiers"
import { LIMITS, clearable, id, position, text, url, version } from "./fields"
import { listRule, noRepeats, positionKey, type Report } from "../../../../lib/rules"

/** An ISRC in any usual spelling; comes out as its 12 characters. */
export const isrc = z
  .string()
  .max(50)
  .transform((raw, context) => {
    const check = checkIdentifier("isrc", raw)
    if (check.ok) return check.valueNorm
    context.addIssue({ code: "custom", message: check.message, params: { code: check.code } })
    return z.NEVER
  })

const trackShape = {
  position,
  /** Left out: the position, or side and position (`A1`) on records. */
  number: clearable(20),
  title: text(),
  duration_ms: z.int().min(0).max(LIMITS.durationMs).nullish(),
  isrc: isrc.nullish(),
  is_data: z.boolean().optional(),
  preview_url: url.nullish(),
}

/** A track of a new disc. */
export const trackInputSchema = z.strictObject(trackShape)

/** A track in `PUT /items/:id/discs`: with `id` the existing row is kept and changed. */
export const trackReplaceSchema = z.strictObject({ id: id.optional(), ...trackShape })

const discShape = {
  position,
  /** A `medium_format` term code or the sleeve's own words. */
  format: text(100),
  title: clearable(),
  side_count: z.int().min(1).max(20).nullish(),
  matrix_runout: z.array(text(255)).max(20).optional(),
  mb_discid: z
    .string()
    .regex(/^[A-Za-z0-9._-]{28}$/, "is not a MusicBrainz disc id of 28 characters")
    .nullish(),
}

export const discInputSchema = z.strictObject({ ...discShape, tracks: trackList(trackInputSchema).default([]) })

export const discReplaceSchema = z.strictObject({
  id: id.optional(),
  ...discShape,
  tracks: trackList(trackReplaceSchema).default([]),
})

/** Discs of a new item. */
export const discListSchema = discList(discInputSchema)

/** Discs as `PUT /items/:id/discs` and a partial update replace them. */
export const discReplaceListSchema = discList(discReplaceSchema)

/** Body of `PUT /items/:id/discs`. */
export const replaceDiscsSchema = z.strictObject({ discs: discReplaceListSchema, version: version.optional() })

/** Milliseconds of all tracks; a duration that is at fault by itself does not count. */
function runningTime(discs: readonly DiscLike[]): number {
  const tracks = discs.flatMap((disc) =>
    Array.isArray(disc?.tracks) ? (disc.tracks as { duration_ms?: unknown }[]) : [],
  )
  return tracks.reduce((sum, track) => {
    const duration = track?.duration_ms
    return typeof duration === "number" && duration <= LIMITS.durationMs ? sum + duration : sum
  }, 0)
}

function trackList<T extends typeof trackInputSchema | typeof trackReplaceSchema>(track: T) {
  return z.array(track).check(
    listRule<{ position: number }>((tracks, report) => {
      noRepeats(tracks, positionKey, (index, key) => report([index, "position"], `position ${key} is used twice`))
    }),
  )
}

function discList<T extends typeof discInputSchema | typeof discReplaceSchema>(disc: T) {
  return z
    .array(disc)
    .max(LIMITS.discs)
    .check(
      listRule<DiscLike>((discs, report) => {
        noRepeats(discs, positionKey, (index, key) => report([index, "position"], `position ${key} is used twice`))
        const tracks = discs.reduce((sum, disc) => sum + (Array.isArray(disc?.tracks) ? disc.tracks.length : 0), 0)
        if (runningTime(discs) > LIMITS.totalDurationMs) report([], "run for more than 596 hours in all")
        if (tracks > LIMITS.tracks) report([], `${tracks} tracks, an item has at most ${LIMITS.tracks}`)
        reportRepeatedIds(discs, report)
      }),
    )
}

interface DiscLike {
  id?: string
  position: number
  tracks?: readonly { id?: string; position: number }[]
}

/** One row cannot be two discs or two tracks. */
function reportRepeatedIds(discs: readonly DiscLike[], report: Report): void {
  noRepeats(
    discs,
    (disc) => disc.id,
    (index, key) => report([index, "id"], `${key} is used twice`),
  )
  const tracks = discs.flatMap((disc, discIndex) =>
    (Array.isArray(disc?.tracks) ? disc.tracks : []).map((track, index) => ({ id: track?.id, discIndex, index })),
  )
  noRepeats(
    tracks,
    (track) => track.id,
    (at, key) => {
      const track = tracks[at]
      if (track) report([track.discIndex, "tracks", track.index, "id"], `${key} is used twice`)
    },
  )
}

export type TrackInput = z.output<typeof trackInputSchema>
export type DiscInput = z.output<typeof discInputSchema>
/** New or kept, told apart by `id`. */
export type TrackReplaceInput = z.output<typeof trackReplaceSchema>
/** New or kept, told apart by `id`. */
export type DiscReplaceInput = z.output<typeof discReplaceSchema>
export type ReplaceDiscsInput = z.output<typeof replaceDiscsSchema>
