import { Html } from "./html"

const icon = (paths: string): Html =>
  new Html(
    `<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths}</svg>`,
  )

const SHIELD = '<path d="M24 4 40 10v12c0 11-7 18-16 22C15 40 8 33 8 22V10Z"/>'

/** Shapes differ, not only colours: who sees no colour sees the verdict all the same. */
export const ICONS = {
  check: icon(`${SHIELD}<path d="m16 24 6 6 11-12"/>`),
  box: icon('<path d="M6 15 24 6l18 9v18l-18 9-18-9ZM6 15l18 9 18-9M24 24v18"/>'),
  truck: icon(
    '<path d="M4 12h24v22H4ZM28 20h9l7 7v7H28"/><circle cx="13" cy="36" r="4" fill="var(--card)"/><circle cx="35" cy="36" r="4" fill="var(--card)"/>',
  ),
  back: icon('<path d="M18 12 8 22l10 10"/><path d="M8 22h22a10 10 0 0 1 0 20h-6"/>'),
  clock: icon('<circle cx="24" cy="24" r="19"/><path d="M24 13v11l8 5"/>'),
  warning: icon('<path d="M24 6 44 41H4Z"/><path d="M24 19v10"/><path d="M24 35h.02"/>'),
  stop: icon('<path d="M16 4h16l12 12v16L32 44H16L4 32V16Z"/><path d="m17 17 14 14M31 17 17 31"/>'),
  question: icon(
    '<circle cx="24" cy="24" r="19"/><path d="M18 19a6 6 0 1 1 9 5c-2 1.500-3 2.500-3 5"/><path d="M24 35h.02"/>',
  ),
  search: icon('<circle cx="21" cy="21" r="14"/><path d="m31 31 12 12"/>'),
}

export type IconName = keyof typeof ICONS
