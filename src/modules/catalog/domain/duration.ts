const HOUR = 3_600_000
const MINUTE = 60_000
const SECOND = 1000

/**
 * Reads `m:ss`, `h:mm:ss` (with a fraction of the second if need be) or plain milliseconds. Returns undefined for
 * anything else, 60 seconds included.
 *
 * @example parseDuration("3:05") // 185000 · parseDuration("1:02:03") // 3723000 · parseDuration("185000") // 185000
 */
export function parseDuration(text: string): number | undefined {
  const given = text.normalize("NFKC").trim()
  if (/^\d{1,12}$/.test(given)) return Number(given)
  const match = /^(?:(\d{1,4}):(?=\d{2}:))?(\d{1,4}):([0-5]\d)(?:\.(\d{1,3}))?$/.exec(given)
  if (!match) return undefined
  const [, hours, minutes = "0", seconds = "0", fraction = ""] = match
  if (hours !== undefined && Number(minutes) > 59) return undefined
  return (
    Number(hours ?? 0) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND + Number(fraction.padEnd(3, "0"))
  )
}

/**
 * `m:ss`, from one hour on `h:mm:ss`; whole seconds, cut off as players do.
 *
 * @example formatDuration(185_900) // "3:05"
 */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / SECOND)
  const two = (value: number) => String(value).padStart(2, "0")
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
