import type { ChargeKind } from "../../../modules/rental/domain/enums"

/** Names the charge on its order line; what is on the order is not put there twice. */
export const CHARGE_FLAG = "media_rental_charge"

/** A charge on its way onto the shop order. */
export interface FeeCharge {
  id: string
  rental_order_id: string
  kind: ChargeKind
  /** What is left of it. */
  net: string
}

/** A product's part in its tax. */
export interface TaxedAs {
  product_id?: string
  product_type?: string
  product_type_id?: string
}

/** The rental behind a charge, as much as its order line needs. */
export interface FeeRental {
  id: string
  display_no: number
  title: string
  /** Of the rented title. */
  product: TaxedAs
  /** As the rental's own line: prices of the region are with tax or without. */
  is_tax_inclusive: boolean
}

/** A line of an order edit, with fields that Medusa takes and does not name in its types. */
export interface FeeLine extends TaxedAs {
  title: string
  subtitle: string
  quantity: number
  unit_price: number
  requires_shipping: boolean
  is_discountable: boolean
  is_tax_inclusive: boolean
  metadata: Record<string, unknown>
}

/** What is rented or sold carries the tax of its product. */
const SOLD: readonly ChargeKind[] = ["extension", "buyout"]

/**
 * Order lines of charges: without a variant, so that no stock is asked for and nobody takes one for a rental. A shop
 * front words them by `media_rental_fee`, and by the rental.
 *
 * @param untaxed the deposits' product type, where the shop has it: fees are compensation and no sale
 * @example feeLines([{ id, kind: "late", net: "4.50", … }], rentals, { locale: "de", untaxed })[0].title // "Late fee"
 */
export function feeLines(
  charges: readonly FeeCharge[],
  rentals: ReadonlyMap<string, FeeRental>,
  { locale, untaxed }: { locale: string | null; untaxed: TaxedAs },
): FeeLine[] {
  const words = locale?.toLowerCase().startsWith("zh") ? WORDS.zh : WORDS.en
  return charges.map(({ id, kind, net, rental_order_id }) => {
    const rental = rentals.get(rental_order_id)
    // Whatever the taxes of the region: a fee is asked for as it was charged.
    const tax = SOLD.includes(kind)
      ? { ...rental?.product, is_tax_inclusive: rental?.is_tax_inclusive ?? false }
      : { ...untaxed, is_tax_inclusive: true }
    return {
      title: words[kind],
      subtitle: rental ? `${rental.title} (#${rental.display_no})` : "",
      quantity: 1,
      unit_price: Number(net),
      requires_shipping: false,
      is_discountable: false,
      ...tax,
      metadata: { [CHARGE_FLAG]: id, media_rental_fee: kind, media_rental_order: rental_order_id },
    }
  })
}

type Words = Record<ChargeKind, string>

const WORDS: { en: Words; zh: Words } = {
  en: {
    rent: "Rental",
    extension: "Rental extension",
    late: "Late fee",
    damage: "Damage",
    cleaning: "Cleaning",
    missing_part: "Missing part",
    lost: "Lost copy",
    buyout: "Purchase of the rented copy",
    no_show: "Not collected",
    waiver: "Waiver",
    refund: "Refund",
  },
  zh: {
    rent: "租金",
    extension: "续租",
    late: "逾期费",
    damage: "损坏赔偿",
    cleaning: "清洁费",
    missing_part: "缺件赔偿",
    lost: "遗失赔偿",
    buyout: "买下所租商品",
    no_show: "未取件费",
    waiver: "减免",
    refund: "退款",
  },
}
