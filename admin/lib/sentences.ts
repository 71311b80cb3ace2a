/**
 * Parts as one text to be read out: each ends with a mark of its own or gets a full stop.
 *
 * @example sentences(["Alien", "What should be done?", "Press Enter"], ". ") // "Alien. What should be done? Press Enter"
 */
export function sentences(parts: readonly string[], fullStop: string): string {
  return parts
    .map((part, index) => {
      if (index === parts.length - 1) return part
      return /[.?!。？！]$/.test(part) ? `${part}${fullStop.endsWith(" ") ? " " : ""}` : `${part}${fullStop}`
    })
    .join("")
}
