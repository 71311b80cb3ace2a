import type { NoticeKind } from "../../../modules/rental/domain/notices"
import type { ChargeKind, Fulfilment, LateUnit } from "../../../modules/rental/domain/enums"

/** Languages we write in. */
export type NoticeLanguage = "en" | "zhCN"

/** A rental as a letter tells of it. Instants are ISO texts, amounts decimal strings. */
export interface NoticeRental {
  id: string
  display_no: number
  variant_id: string
  order_id: string | null
  title: string
  fulfilment: Fulfilment
  location_name: string | null
  tz: string
  days: number
  starts_at: string
  due_at: string
  returned_at: string | null
  currency_code: string
  price_amount: string
  deposit_share: string
  /** What is left of each charge after reversals; those with nothing left are not in it. */
  charges: { kind: ChargeKind; amount: string }[]
  /** Charges that are still to be paid, rent left out. */
  unpaid: string
  /** While the copy is out: the late fee so far. */
  accrued_late: { amount: string; count: number; unit: LateUnit } | null
  /** What became of its share of the deposit. */
  deposit: { kept: string; returned: string } | null
}

/** A hold as a letter tells of it. */
export interface NoticeHold {
  id: string
  variant_id: string
  title: string
  location_name: string | null
  tz: string
  days: number
  expires_at: string | null
  /** Codes why the customer's turn was passed over. */
  reasons: string[]
}

/** Everything a letter is written from. */
export interface NoticeFacts {
  kind: NoticeKind
  language: NoticeLanguage
  shop_name: string | null
  customer: { id: string; name: string | null }
  /** Empty for a letter about a hold. */
  rentals: NoticeRental[]
  hold: NoticeHold | null
  /** Of a reminder: the late day. */
  late_day: number | null
}

/** A letter, ready for any provider. */
export interface NoticeContent {
  subject: string
  text: string
  html: string
}
