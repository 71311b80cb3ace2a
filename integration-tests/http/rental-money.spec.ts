import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { eventually } from "../helpers/eventually"
import { DESK, MoneyDesk, type Booked, type Books } from "../helpers/rental-money"
import { rental } from "../helpers/rental-shop"

jest.setTimeout(300_000)

/** Every act that takes a charge back moves exactly the money that was paid for it, and the order asks for the rest. */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let desk: MoneyDesk
    beforeAll(async () => {
      desk = await MoneyDesk.open(api, getContainer())
    })

    /** Money and books are so, and stay so over night. */
    async function stays(booked: Booked, expected: Books): Promise<void> {
      expect(await desk.books(booked)).toEqual(expected)
      expect(await desk.night(booked)).toEqual({})
      expect(await desk.books(booked)).toEqual(expected)
    }

    describe("an extension nobody has paid", () => {
      it("is taken off the order when the rental is cancelled; what was paid goes back, and no cent of the shop's", async () => {
        const booked = await desk.book()
        const other = await desk.book()
        await desk.extend(booked)
        expect(await desk.books(booked)).toEqual({ held: 25.95, owed: 4.76, payable: 4.76 })
        expect(await desk.act(booked, "cancel")).toBe("-25.95")
        await stays(booked, { held: 0, owed: 0, payable: 0 })
        expect(await desk.books(other)).toEqual({ held: 0, owed: 25.95, payable: 0 })
      })

      it("whose money did go back is found at night", async () => {
        const booked = await desk.book()
        await desk.extend(booked)
        await desk.act(booked, "cancel")
        const [taken] = await desk.sql(
          `select v.id from media_rental_charge v join media_rental_charge c on c.id = v.reverses_id where c.kind = 'extension'`,
        )
        await desk.sql(`update refund set note = ? where note like 'media-rental charge %'`, [
          `media-rental charge ${taken!["id"]}`,
        ])
        const share = await desk.sql(
          `update refund set amount = amount + 1 where note like 'media-rental deposit %' returning id`,
        )
        expect(share).toHaveLength(1)
        expect(await desk.night()).toMatchObject({
          refund_of_unpaid_charge: { count: 1, ids: [booked.orderId] },
          refund_exceeds_deposit: { count: 1, ids: [booked.orderId] },
        })
      })

      it("stays owed as far as the terms keep it, and the deposit pays for it", async () => {
        await desk.terms({ cancel_until_ms: 2_073_600_000, late_cancel_refund_percent: 50 })
        const booked = await desk.book()
        await desk.extend(booked)
        // 2.98 of the rent; of the extension 2.38 stay owed, which the deposit of 20.00 pays.
        expect(await desk.act(booked, "cancel")).toBe("-20.60")
        await stays(booked, { held: 5.35, owed: 0, payable: 0 })
        expect(await desk.ledger(booked)).toContain("extension 4.00 paid by deposit")
      })

      it("is paid by the deposit when the copy is back, once", async () => {
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.extend(booked)
        await desk.giveBack(booked)
        await stays(booked, { held: 10.71, owed: 0, payable: 0 })
        expect(await desk.ledger(booked)).toEqual(["rent 5.00 paid by order", "extension 4.00 paid by deposit"])
      })

      it("is paid as far as the deposit reaches; the rest stays on its line of the order", async () => {
        await desk.terms({ deposit_value: { eur: "3.00" } })
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.extend(booked)
        await desk.giveBack(booked)
        await stays(booked, { held: 8.95, owed: 1.76, payable: 1.76 })
        const { charges } = (await desk.get(`${DESK}/orders/${booked.id}`)).order
        const rest = charges.findLast(({ kind }: { kind: string }) => kind === "extension")
        await desk.ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: rest.id, reason: "a kindness" })
        await stays(booked, { held: 8.95, owed: 0, payable: 0 })
      })
    })

    describe("a deposit that is held", () => {
      it("pays an extension the order asked for: so much is taken, the order asks for so much less", async () => {
        await desk.terms({ deposit_mode: "hold" })
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.extend(booked)
        expect(await desk.books(booked)).toEqual({ held: 5.95, owed: 4.76, payable: 4.76 })
        await desk.giveBack(booked)
        await stays(booked, { held: 5.95, owed: 0, payable: 0 })
        expect(await desk.ledger(booked)).toEqual(["rent 5.00 paid by order", "extension 4.00 paid by hold"])
        const deposit = await desk.sql(
          `select status, captured::float8 as captured, refunded::float8 as refunded from media_rental_deposit`,
        )
        expect(deposit).toEqual([{ status: "captured", captured: 4.76, refunded: 0 }])
      })
    })

    describe("an order nobody has paid", () => {
      it("asks for less when its rent is waived, and for nothing when the copy is back", async () => {
        const { id, barcode } = desk.shop.title.copies[0]!
        const made = await desk.ok(`${DESK}/walk-ins`, {
          ...{ customer_id: desk.customer.id, barcodes: [barcode], days: 3, location_id: desk.shop.locationId },
          ...{ payment: "later", expected_total: "25.95", currency_code: "eur" },
        })
        const booked: Booked = { id: made.rentals[0].id, orderId: made.order.id, barcode }
        expect([id, await desk.books(booked)]).toEqual([id, { held: 0, owed: 25.95, payable: 25.95 }])
        const { charges } = (await desk.get(`${DESK}/orders/${booked.id}`)).order
        await desk.ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: charges[0].id, amount: 2, reason: "a coupon" })
        expect(await desk.books(booked)).toEqual({ held: 0, owed: 23.57, payable: 23.57 })
        await desk.giveBack(booked)
        await stays(booked, { held: 0, owed: 3.57, payable: 3.57 })
        await desk.pay(booked)
        await eventually(async () => expect(await desk.ledger(booked)).toContain("rent 5.00 paid by order"))
        await stays(booked, { held: 3.57, owed: 0, payable: 0 })
      })
    })

    describe("a charge nobody has paid", () => {
      it("is waived without money: a buyout, and nobody can pay for it any more", async () => {
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.act(booked, "buyout")
        expect(await desk.books(booked)).toEqual({ held: 5.95, owed: 17.85, payable: 17.85 })
        const { charges } = (await desk.get(`${DESK}/orders/${booked.id}`)).order
        const buyout = charges.find(({ kind }: { kind: string }) => kind === "buyout")
        await desk.ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: buyout.id, amount: 5, reason: "scratched" })
        await stays(booked, { held: 5.95, owed: 11.9, payable: 11.9 })
        await desk.ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: buyout.id, reason: "a present" })
        await stays(booked, { held: 5.95, owed: 0, payable: 0 })
      })

      it("and one that was paid: only that one's money goes back", async () => {
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.act(booked, "buyout")
        const [open] = await desk.sql(
          `select pc.id from order_payment_collection l join payment_collection pc on pc.id = l.payment_collection_id
           where l.order_id = ? and pc.status = 'not_paid'`,
          [booked.orderId],
        )
        await desk.ok(`/admin/payment-collections/${open!["id"]}/mark-as-paid`, { order_id: booked.orderId })
        await eventually(async () => expect(await desk.ledger(booked)).toContain("buyout 15.00 paid by order"))
        const { charges } = (await desk.get(`${DESK}/orders/${booked.id}`)).order
        const buyout = charges.find(({ kind }: { kind: string }) => kind === "buyout")
        await desk.ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: buyout.id, reason: "never played" })
        await stays(booked, { held: 5.95, owed: 0, payable: 0 })
      })
    })

    describe("a copy that was lost and found", () => {
      it("has both parts of its charge taken back: what the deposit had paid, and what nobody had", async () => {
        await desk.sql(`update media_rental_offer set replacement_value = '{"eur":"24.00"}'`)
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.act(booked, "lost")
        expect(await desk.books(booked)).toEqual({ held: 25.95, owed: 4, payable: 4 })
        const [unit] = await desk.sql(`select id from media_rental_unit where barcode = ?`, [booked.barcode])
        const where = { location_id: desk.shop.locationId }
        const { preview } = await desk.ok(`${DESK}/units/${unit!["id"]}/found/preview`, where)
        expect(preview).toMatchObject({
          lines: [
            { kind: "refund", amount: "-20.00" },
            { kind: "waiver", amount: "-4.00" },
          ],
          expected_total: "-24.00",
        })
        await desk.ok(`${DESK}/units/${unit!["id"]}/found`, {
          ...where,
          expected_total: "-24.00",
          currency_code: "eur",
        })
        await stays(booked, { held: 5.95, owed: 0, payable: 0 })
      })

      it("is bought instead: both parts go, the purchase comes", async () => {
        await desk.sql(`update media_rental_offer set replacement_value = '{"eur":"24.00"}'`)
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.act(booked, "lost")
        expect(await desk.act(booked, "buyout")).toBe("-9.00")
        await stays(booked, { held: 5.95, owed: 17.85, payable: 17.85 })
      })
    })

    describe("a damage", () => {
      it("that was waived leaves room for another, within what the copy is worth", async () => {
        const booked = await desk.book()
        await desk.takeHome(booked)
        const damage = { charges: [{ kind: "damage", amount: "20.00", reason: "broken" }] }
        const { order } = await desk.ok(`${DESK}/orders/${booked.id}/charges`, damage)
        expect(await desk.post(`${DESK}/orders/${booked.id}/charges`, damage)).toMatchObject({ status: 400 })
        const charge = order.charges.find(({ kind }: { kind: string }) => kind === "damage")
        await desk.ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: charge.id, reason: "it was the shop" })
        await desk.ok(`${DESK}/orders/${booked.id}/charges`, damage)
        expect(await desk.post(`${DESK}/orders/${booked.id}/charges`, damage)).toMatchObject({ status: 400 })
      })
    })

    describe("money sent back by Medusa's own means", () => {
      it("is not sent again, and nobody tries for ever", async () => {
        const booked = await desk.book()
        await desk.takeHome(booked)
        const [payment] = await desk.sql(
          `select p.id from order_payment_collection l join payment p on p.payment_collection_id = l.payment_collection_id
           where l.order_id = ?`,
          [booked.orderId],
        )
        await desk.ok(`/admin/payments/${payment!["id"]}/capture`, {})
        await desk.ok(`/admin/payments/${payment!["id"]}/refund`, { amount: 25.95 })
        await desk.giveBack(booked)
        expect(await rental(getContainer()).settlement.unsettled({ after: "", limit: 10 })).toEqual([])
        const [deposit] = await desk.sql(`select status, last_error from media_rental_deposit where order_id = ?`, [
          booked.orderId,
        ])
        expect(deposit).toEqual({ status: "refunded", last_error: null })
      })
    })

    describe("Medusa's cancellation of an order", () => {
      const cancel = ({ orderId }: Booked) => desk.post(`/admin/orders/${orderId}/cancel`, {})

      it("and a hand-out at the same moment: one of them happens", async () => {
        for (let round = 0; round < 4; round += 1) {
          const booked = await desk.book()
          await desk.begin(booked)
          const [canceled, out] = await Promise.all([
            cancel(booked),
            desk.post(`${DESK}/handouts`, { rental_id: booked.id, barcode: booked.barcode }),
          ])
          expect([canceled.status, out.status].filter((status) => status === 200)).toHaveLength(1)
          if (out.status === 200) {
            expect(canceled).toMatchObject({ status: 400, body: { code: "media_rental_out" } })
            expect((await desk.books(booked)).owed).toBe(0)
            await desk.giveBack(booked)
          } else {
            expect(out).toMatchObject({ status: 409, body: { code: "media_rental_state" } })
            await eventually(async () =>
              expect(await desk.sql(`select status from media_rental_order where id = ?`, [booked.id])).toEqual([
                { status: "canceled" },
              ]),
            )
          }
        }
      })

      it("that is refused lets the copy leave afterwards", async () => {
        const booked = await desk.book()
        const service = rental(getContainer())
        const { token } = await service.cart.beginCallOff(booked.orderId)
        await desk.begin(booked)
        const scan = { rental_id: booked.id, barcode: booked.barcode }
        expect(await desk.post(`${DESK}/handouts`, scan)).toMatchObject({
          status: 409,
          body: { reason: "order_canceled" },
        })
        // A second request at the same time is not the owner and cannot end it.
        expect((await service.cart.beginCallOff(booked.orderId)).token).toBeNull()
        await service.cart.endCallOff(token!)
        await desk.ok(`${DESK}/handouts`, scan)
      })

      it("waits for the inspection of a copy that is back, and is no way to keep one that was bought", async () => {
        await desk.terms({ inspect_on_return: true })
        const [back, bought] = [await desk.book(), await desk.book()]
        await desk.takeHome(back)
        await desk.giveBack(back)
        await desk.takeHome(bought)
        await desk.act(bought, "buyout")
        for (const booked of [back, bought]) {
          const before = await desk.books(booked)
          expect(await cancel(booked)).toMatchObject({ status: 400, body: { code: "media_rental_out" } })
          expect(await desk.books(booked)).toEqual(before)
        }
        const canceled = await desk.sql(`select 1 from payment where canceled_at is not null`)
        expect(canceled).toEqual([])
      })
    })
  },
})
