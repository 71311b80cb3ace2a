import type { MedusaContainer } from "@medusajs/framework/types"
import type { Findings } from "../../../modules/rental/actions/upkeep"
import { addMoney, compareMoney } from "../../../modules/rental/domain/money"
import type MediaRentalService from "../../../modules/rental/service"
import { select } from "../../lib/sql"
import { orderFacts } from "../cart/lib/order-facts"
import { followCatalogueWorkflow } from "../setup/follow-catalogue"
import { fulfilPostedRentalsWorkflow, unfulfilledOrders } from "../posted"
import { alertStaff } from "../notices/staff"
import { jobWorkflow } from "../../lib/job-workflow"
import { moneyFindings } from "./reconcile-money"
import { PAGE, pageOf, throughPages } from "./pages"

const actor = { type: "job", id: "media-rental-reconcile" } as const
const DAY_MS = 86_400_000
/** What is younger may still be in the making. */
const SETTLING_MS = 10 * 60_000
/** Orders whose ledger is compared again after something has happened to their rentals. */
const RECENT_DAYS = 3
/** Ids kept of each kind. */
const SHOWN = 20

async function reconcile(container: MedusaContainer): Promise<{ transferred: number; findings: Findings }> {
  const { upkeep } = container.resolve<MediaRentalService>("mediaRental")
  const now = new Date()
  const transferred = await followTransfers(container)
  const posted = await followPosted(container)
  await followCatalogueWorkflow(container).run({ input: { ages: true } })
  const findings: Findings = {
    ...(await upkeep.contradictions()),
    ...(await linesWithoutRentals(container, now)),
    ...(await differingLedgers(container, now)),
    ...(await moneyFindings(container)),
    ...finding("posted_not_fulfilled", posted.failed.length, posted.failed),
  }
  const [before] = await upkeep.latestReconciliations(1)
  const { events } = await upkeep.recordReconciliation(findings, { now, actor })
  if (isNews(findings, before?.findings ?? {})) await alert(container, findings, events[0]!.id)
  return { transferred, findings }
}

/** The rentals of a shop order that was transferred belong to its new customer; that is no contradiction. */
async function followTransfers(container: MedusaContainer): Promise<number> {
  const { cart } = container.resolve<MediaRentalService>("mediaRental")
  const { done } = await throughPages(container, {
    name: `${actor.id} (transfers)`,
    next: async (after: string | null) =>
      pageOf(await transfers(container, after), (transfer: { order_id: string }) => transfer.order_id),
    work: async (transfer) => (await cart.followOrder(transfer)).value.length,
  })
  return done
}

function transfers(container: MedusaContainer, after: string | null) {
  return select<{ order_id: string; customer_id: string }>(
    container,
    `select distinct o.id as order_id, o.customer_id from "order" o join media_rental_order r on r.order_id = o.id
     where r.customer_id <> o.customer_id and r.deleted_at is null and o.deleted_at is null
       and (?::text is null or o.id > ?)
     order by o.id limit ?`,
    [after, after, PAGE],
  )
}

/** Fulfils what an event that was lost has left; an order that cannot be is for staff to look at. */
async function followPosted(container: MedusaContainer): Promise<{ failed: string[] }> {
  const failed: string[] = []
  await throughPages(container, {
    name: `${actor.id} (posted)`,
    next: async (after: string | null) =>
      pageOf(await unfulfilledOrders(container, { after, limit: PAGE }), (order_id) => order_id),
    work: async (order_id) => {
      const { errors } = await fulfilPostedRentalsWorkflow(container).run({ input: { order_id }, throwOnError: false })
      if (errors.length > 0) failed.push(order_id)
      return 1
    },
  })
  return { failed }
}

/** Shop orders that have sold the right to a copy for which there is no rental: their customers come in vain. */
async function linesWithoutRentals(container: MedusaContainer, now: Date): Promise<Findings> {
  const rows = await select<{ id: string; count: number }>(
    container,
    `select o.id, (count(*) over ())::int as count
     from "order" o
     join order_item i on i.order_id = o.id and i.version = o.version and i.deleted_at is null
     join order_line_item l on l.id = i.item_id and l.deleted_at is null
     where l.variant_id in (select variant_id from media_rental_offer where deleted_at is null)
       and o.deleted_at is null and o.canceled_at is null and not o.is_draft_order
       and o.status not in ('canceled', 'draft') and o.created_at < ?::timestamptz
     group by o.id, l.variant_id
     having sum(i.quantity) > (select count(*) from media_rental_order r
       where r.order_id = o.id and r.variant_id = l.variant_id and r.deleted_at is null)
     order by o.id limit ${SHOWN}`,
    [new Date(now.getTime() - SETTLING_MS).toISOString()],
  )
  return finding(
    "order_line_without_rental",
    rows[0]?.count ?? 0,
    rows.map((row) => row.id),
  )
}

/** Orders whose lines and ledger do not name the same rent. */
async function differingLedgers(container: MedusaContainer, now: Date): Promise<Findings> {
  const differing: string[] = []
  await throughPages(container, {
    name: `${actor.id} (ledger)`,
    next: async (after: string | null) => pageOf(await recentOrders(container, now, after), (orderId) => orderId),
    work: async (orderId) => {
      if (await differs(container, orderId)) differing.push(orderId)
      return 1
    },
  })
  return finding("ledger_differs_from_order", differing.length, differing)
}

/** Orders something has happened to lately and whose rentals all stand as they were booked. */
async function recentOrders(container: MedusaContainer, now: Date, after: string | null): Promise<string[]> {
  const rows = await select<{ order_id: string }>(
    container,
    `select distinct r.order_id from media_rental_order r
     where r.updated_at > ?::timestamptz and r.updated_at < ?::timestamptz and r.order_id is not null
       and r.deleted_at is null and (?::text is null or r.order_id > ?)
       and not exists (select 1 from media_rental_order k
         where k.order_id = r.order_id and k.status in ('canceled', 'no_show') and k.deleted_at is null)
     order by r.order_id limit ?`,
    [
      new Date(now.getTime() - RECENT_DAYS * DAY_MS).toISOString(),
      new Date(now.getTime() - SETTLING_MS).toISOString(),
      after,
      after,
      PAGE,
    ],
  )
  return rows.map((row) => row.order_id)
}

async function differs(container: MedusaContainer, orderId: string): Promise<boolean> {
  const rents = await select<{ order_line_id: string; currency_code: string; rent: string }>(
    container,
    `select r.order_line_id, r.currency_code, sum(c.amount)::text as rent
     from media_rental_order r
     join media_rental_charge c on c.rental_order_id = r.id and c.kind = 'rent' and c.status <> 'void'
       and c.deleted_at is null
     where r.order_id = ? and r.order_line_id is not null and r.deleted_at is null
     group by r.order_line_id, r.currency_code`,
    [orderId],
  )
  const { lines } = await orderFacts(container, orderId)
  const sold = new Map(lines.map((line) => [line.id, line.rent]))
  return rents.some(({ order_line_id, rent, currency_code }) => {
    const line = sold.get(order_line_id)
    return line === undefined || compareMoney(addMoney([rent], currency_code), line) !== 0
  })
}

function finding(kind: string, count: number, ids: readonly string[]): Findings {
  return count === 0 ? {} : { [kind]: { count, ids: ids.slice(0, SHOWN) } }
}

/** Staff hear of what is new, not of the same every day. */
function isNews(now: Findings, before: Findings): boolean {
  return Object.entries(now).some(([kind, { count }]) => count > (before[kind]?.count ?? 0))
}

async function alert(container: MedusaContainer, findings: Findings, event_id: string): Promise<void> {
  const counts = Object.fromEntries(Object.entries(findings).map(([kind, { count }]) => [kind, count]))
  const source = { event_id, trigger_type: actor.id }
  await alertStaff(container, { kind: "reconcile", event_id, findings: counts }, source)
}

/**
 * Compares rentals, copies, ledger and shop orders, keeps the outcome (see the health page), and alerts staff of what is
 * new. Expects to find nothing; on the way rentals of transferred orders are given to their new customer,
 * and ages the catalogue has changed unheard to the titles. Every day.
 *
 * @example
 * const { result } = await reconcileRentalsWorkflow(container).run({ input: {} })
 * result.findings // {}
 */
export const reconcileRentalsWorkflow = jobWorkflow("media-rental-reconcile", reconcile)
