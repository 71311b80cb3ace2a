import { toBcp47 } from "./format"

/** Weekdays as the server keeps them: bit 0 = Monday … bit 6 = Sunday. */
export const EVERY_DAY = 127
export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const

export const hasDay = (mask: number, day: number): boolean => (mask & (1 << day)) !== 0

export const toggledDay = (mask: number, day: number): number => mask ^ (1 << day)

/** Name of a weekday in the reader's language. 2024-01-01 was a Monday. */
export function weekdayName(day: number, language: string, width: "short" | "long" | "narrow" = "short"): string {
  const format = new Intl.DateTimeFormat(toBcp47(language), { weekday: width, timeZone: "UTC" })
  return format.format(new Date(Date.UTC(2024, 0, 1 + day)))
}

/** `Mon, Tue, Fri`; runs of three and more as `Mon–Fri`. Nothing for no day and for every day. */
export function weekdayList(mask: number | null, language: string, comma: string): string {
  if (mask === null || mask === 0 || mask === EVERY_DAY) return ""
  return runsOf(WEEKDAYS.filter((day) => hasDay(mask, day)))
    .flatMap(([first, last]) => {
      const names = [weekdayName(first, language), weekdayName(last, language)]
      return first === last ? names.slice(0, 1) : last - first === 1 ? names : [names.join("–")]
    })
    .join(comma)
}

function runsOf(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const day of days) {
    const run = runs[runs.length - 1]
    if (run && day === run[1] + 1) run[1] = day
    else runs.push([day, day])
  }
  return runs
}
