import type { TagStatus } from "./enums"

/** Who may cause a change of a tag. */
export type TagActor = "user" | "api_key" | "customer" | "system" | "job"

/**
 * What must hold besides the status, checked in the same statement that changes it:
 * - `sale`, `rental`: the purpose of the tag's batch
 * - `packed`: an open pack row of the order line exists
 * - `recently_bound`: bound within the setting `license.bind_undo_days`
 * - `claimable`: no owner and no hold
 * - `fresh_panel`: the scratch panel is intact and nobody ever activated the tag
 * - `spent_panel`: the opposite
 * - `superseded`: its replacement is known
 * - `approved`: a second person has agreed
 * - `restorable`: the status it had before it was revoked
 */
export type TagPrecondition =
  | "sale"
  | "rental"
  | "packed"
  | "recently_bound"
  | "claimable"
  | "fresh_panel"
  | "spent_panel"
  | "superseded"
  | "approved"
  | "restorable"

/** One arrow of the life cycle. */
export interface TagTransition {
  from: TagStatus
  to: TagStatus
  trigger: TagTrigger
  actors: readonly TagActor[]
  precondition: TagPrecondition | null
}

export type TagTrigger =
  | "print"
  | "spoil"
  | "receive"
  | "receive_rental"
  | "bind"
  | "unbind"
  | "undo_binding"
  | "ship"
  | "activate"
  | "offer_transfer"
  | "accept_transfer"
  | "end_transfer"
  | "return"
  | "restock"
  | "discard"
  | "replace"
  | "rent_out"
  | "rent_in"
  | "convert_to_sale"
  | "buy_out"
  | "revoke"
  | "restore"

/** People of the shop, and the host's own code in their stead: its workflows run without anybody signed in. */
const STAFF = ["user", "api_key", "system"] as const
const SHOP = ["user", "api_key", "system", "job"] as const

const REVOCABLE = [
  "printed",
  "assigned",
  "bound",
  "sold",
  "activated",
  "transfer_pending",
  "returned",
  "rental_in",
  "rental_out",
] as const satisfies readonly TagStatus[]

const arrow = (
  from: TagStatus,
  to: TagStatus,
  trigger: TagTrigger,
  actors: readonly TagActor[],
  precondition: TagPrecondition | null = null,
): TagTransition => ({ from, to, trigger, actors, precondition })

/** The life of a tag. Whatever is not here does not happen; one function (`changeTags`) performs all of it. */
export const TAG_TRANSITIONS: readonly TagTransition[] = [
  arrow("minted", "printed", "print", STAFF),
  arrow("minted", "void", "spoil", STAFF),
  arrow("printed", "void", "spoil", STAFF),
  arrow("printed", "assigned", "receive", STAFF, "sale"),
  arrow("printed", "rental_in", "receive_rental", STAFF, "rental"),
  arrow("assigned", "bound", "bind", SHOP, "packed"),
  arrow("bound", "assigned", "unbind", SHOP),
  arrow("bound", "assigned", "undo_binding", STAFF, "recently_bound"),
  arrow("bound", "sold", "ship", SHOP),
  arrow("sold", "activated", "activate", ["customer"], "claimable"),
  arrow("activated", "transfer_pending", "offer_transfer", ["customer"]),
  arrow("transfer_pending", "activated", "accept_transfer", ["customer"]),
  arrow("transfer_pending", "activated", "end_transfer", ["customer", ...SHOP]),
  arrow("sold", "returned", "return", STAFF),
  arrow("activated", "returned", "return", STAFF),
  arrow("returned", "assigned", "restock", STAFF, "fresh_panel"),
  arrow("returned", "relabel", "discard", STAFF, "spent_panel"),
  arrow("relabel", "void", "replace", STAFF, "superseded"),
  arrow("rental_in", "rental_out", "rent_out", STAFF),
  arrow("rental_out", "rental_in", "rent_in", STAFF),
  arrow("rental_in", "assigned", "convert_to_sale", STAFF),
  arrow("rental_out", "sold", "buy_out", STAFF),
  ...REVOCABLE.map((from) => arrow(from, "revoked", "revoke", ["user"], "approved")),
  ...REVOCABLE.map((to) => arrow("revoked", to, "restore", ["user"], "restorable")),
]

/** The arrows of a trigger, which differ in `from` or `to` only. */
export function transitionsOf(trigger: TagTrigger): readonly TagTransition[] {
  return TAG_TRANSITIONS.filter((transition) => transition.trigger === trigger)
}

/** `true` when some trigger leads from one status to the other. */
export const canBecome = (from: TagStatus, to: TagStatus): boolean =>
  TAG_TRANSITIONS.some((transition) => transition.from === from && transition.to === to)
