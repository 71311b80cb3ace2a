import { typedAmount } from "./money-sums"
import type { CounterUnit, InspectionChargeKind, InspectionInput, ShelfStatus } from "./rental-types"

export const CHARGE_KINDS: readonly InspectionChargeKind[] = ["damage", "cleaning", "missing_part"]
export const NEXT_STATUSES: readonly ShelfStatus[] = ["available", "cleaning", "repair"]

/** The findings as they are filled in: one amount per kind of charge, missing parts one per line. */
export interface InspectionDraft {
  media_grade: string
  sleeve_grade: string
  case_ok: boolean
  inserts_ok: boolean
  plays_ok: "" | "yes" | "no"
  missing_parts: string
  note: string
  next_status: ShelfStatus
  charges: Record<InspectionChargeKind, { amount: string; reason: string }>
}

const NO_CHARGE = { amount: "", reason: "" }

/** A fresh form, or what was filled in before. */
export function draftOf(unit: CounterUnit, sent: InspectionInput | null): InspectionDraft {
  const charges = Object.fromEntries(
    CHARGE_KINDS.map((kind) => {
      const charge = sent?.charges.find((one) => one.kind === kind)
      return [kind, charge ? { amount: charge.amount, reason: charge.reason ?? "" } : NO_CHARGE]
    }),
  ) as InspectionDraft["charges"]
  return {
    media_grade: sent?.media_grade ?? unit.media_grade ?? "",
    sleeve_grade: sent?.sleeve_grade ?? unit.sleeve_grade ?? "",
    case_ok: sent?.case_ok ?? true,
    inserts_ok: sent?.inserts_ok ?? true,
    plays_ok: sent?.plays_ok === true ? "yes" : sent?.plays_ok === false ? "no" : "",
    missing_parts: (sent?.missing_parts ?? []).join("\n"),
    note: sent?.note ?? "",
    next_status: sent?.next_status ?? "available",
    charges,
  }
}

/** What is sent; grades that stay as they are are left out. Amounts that are none are named instead. */
export function findingsOf(
  draft: InspectionDraft,
  unit: CounterUnit,
): { input: InspectionInput; wrong: InspectionChargeKind[] } {
  const filled = CHARGE_KINDS.filter((kind) => draft.charges[kind].amount.trim() !== "")
  const wrong = filled.filter((kind) => typedAmount(draft.charges[kind].amount) === null)
  const charges = filled
    .filter((kind) => !wrong.includes(kind))
    .map((kind) => {
      const { amount, reason } = draft.charges[kind]
      return { kind, amount: typedAmount(amount)!, ...(reason.trim() ? { reason: reason.trim() } : {}) }
    })
  const grade = (name: "media_grade" | "sleeve_grade") =>
    draft[name] && draft[name] !== unit[name] ? { [name]: draft[name] } : {}
  const input: InspectionInput = {
    ...grade("media_grade"),
    ...grade("sleeve_grade"),
    case_ok: draft.case_ok,
    inserts_ok: draft.inserts_ok,
    plays_ok: draft.plays_ok === "" ? null : draft.plays_ok === "yes",
    missing_parts: draft.missing_parts
      .split(/\n|[;；、]/)
      .map((part) => part.trim())
      .filter(Boolean),
    note: draft.note.trim() || null,
    charges,
    next_status: draft.next_status,
  }
  return { input, wrong }
}

const FIELDS = new Set(["media_grade", "sleeve_grade", "case_ok", "inserts_ok", "plays_ok", "note", "next_status"])

/** Where in the form a problem of the server belongs; a return names the findings below `inspection`. */
export function inspectionField(path: string, sent: InspectionInput | null): string | null {
  const field = path.replace(/^inspection\./, "")
  const charge = /^charges\.(\d+)(?:\.(amount|reason))?/.exec(field)
  if (charge) {
    const kind = sent?.charges[Number(charge[1])]?.kind
    return kind ? `charges.${kind}.${charge[2] ?? "amount"}` : null
  }
  if (field.startsWith("missing_parts")) return "missing_parts"
  return FIELDS.has(field) ? field : null
}
