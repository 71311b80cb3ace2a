/** Labels of one PDF, as the server counts them. */
export const PDF_LABELS = 2000

/** What somebody types to say which labels a file has; numbers from 1, as people count copies. */
export interface LabelRange {
  format: "pdf" | "csv"
  from: string
  to: string
  start_position: string
}

export type RangeFault = "number" | "past" | "order" | "many" | "place"

/**
 * What is wrong with a range, by field, in the words of whoever counts from 1: the server counts from 0, so its own
 * refusals would name other numbers.
 *
 * @param minted labels there are so far
 * @param places labels on one sheet; `null` while that is not known
 */
export function rangeFaults(
  { format, from, to, start_position }: LabelRange,
  minted: number,
  places: number | null,
): Partial<Record<"from" | "to" | "start_position", RangeFault>> {
  const [first, last, place] = [from, to, start_position].map(countOf) as [number, number, number]
  const faults: Partial<Record<"from" | "to" | "start_position", RangeFault>> = {}
  if (!(first >= 1)) faults.from = "number"
  else if (first > minted) faults.from = "past"
  if (!(last >= 1)) faults.to = "number"
  else if (last > minted) faults.to = "past"
  else if (last < first) faults.to = "order"
  else if (format === "pdf" && last - first >= PDF_LABELS) faults.to = "many"
  if (format === "pdf") {
    if (!(place >= 1)) faults.start_position = "number"
    else if (places !== null && place > places) faults.start_position = "place"
  }
  return faults
}

/** A whole number in digits; anything else is `NaN`, also a blank. */
const countOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN)
