import { feeLines, type FeeRental } from "../fee-lines"

const rentals = new Map<string, FeeRental>([
  [
    "rent_1",
    {
      id: "rent_1",
      display_no: 7,
      title: "千寻",
      product: { product_id: "prod_1", product_type: "Film", product_type_id: "ptyp_1" },
      is_tax_inclusive: false,
    },
  ],
])
const untaxed = { product_type: "media-deposit", product_type_id: "ptyp_0" }
const line = (kind: "extension" | "buyout" | "late", locale: string | null = null) =>
  feeLines([{ id: "rchg_1", rental_order_id: "rent_1", kind, net: "4.50" }], rentals, { locale, untaxed })[0]!

describe("charges as lines of the shop order", () => {
  it("tax what is rented or sold as its product is taxed, with prices as on the rental's own line", () => {
    for (const kind of ["extension", "buyout"] as const) {
      expect(line(kind)).toMatchObject({ product_id: "prod_1", product_type_id: "ptyp_1", is_tax_inclusive: false })
    }
  })

  it("ask for a fee as it was charged, without tax", () => {
    expect(line("late")).toMatchObject({ unit_price: 4.5, product_type_id: "ptyp_0", is_tax_inclusive: true })
    expect(line("late")).not.toHaveProperty("product_id")
  })

  it("are no goods: no variant, nothing to ship, nothing to discount", () => {
    expect(line("buyout")).toMatchObject({ quantity: 1, requires_shipping: false, is_discountable: false })
    expect(line("buyout")).not.toHaveProperty("variant_id")
  })

  it("name the charge, the rental and its title in the order's language", () => {
    expect(line("late")).toMatchObject({
      title: "Late fee",
      subtitle: "千寻 (#7)",
      metadata: { media_rental_charge: "rchg_1", media_rental_fee: "late", media_rental_order: "rent_1" },
    })
    expect(line("late", "zh-CN").title).toBe("逾期费")
    expect(line("late", "de-DE").title).toBe("Late fee")
  })
})
