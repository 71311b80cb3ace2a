import { createRequire } from "node:module"
import { source } from "./shop.mjs"

const { generateEntityId } = createRequire(import.meta.url)("@medusajs/framework/utils")
const { adminHeaders } = source("integration-tests/helpers/shop.ts")
const shops = source("integration-tests/helpers/rental-shop.ts")

export const { rentalTitle, rentalCustomer, rentalCopies, dateIn, rentalTerms } = shops

/** A shop that rents, an admin user and a client that speaks as shop fronts and the counter do. */
export async function openRentalShop(container, url, input) {
  const shop = await shops.rentalShop(container, input)
  const admin = (await adminHeaders(container)).headers
  return { ...shop, admin, api: client(url) }
}

/** The two verbs of an HTTP client that the shop builders use; every answer is read, refusals included. */
export function client(url) {
  const call = async (method, path, body, { headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, data: await response.json() }
  }
  const strict = async (method, path, body, config) => {
    const answer = await call(method, path, body, config)
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.data)}`)
    return answer
  }
  return {
    get: (path, config) => strict("GET", path, undefined, config),
    post: (path, body, config) => strict("POST", path, body, config),
    /** Answers refusals too. */
    attempt: (path, body, config) => call("POST", path, body, config),
  }
}

/** A cart with rental lines, up to its payment session. */
export const rentalCart = (shop, input, api = shop.api) => shops.rentalCart(api, shop, input)

/** One statement on the shop's own pool. */
export async function sql(container, text, bindings = []) {
  const { rows } = await container.resolve("__pg_connection__").raw(text, bindings)
  return rows
}

/**
 * Bookings of copies that need no customer: `perCopy` of three days each, `gapDays` apart, the first `firstDay` days from
 * now (negative: in the past). One statement.
 */
export async function fillAllocations(container, { variantId, perCopy, firstDay, gapDays }) {
  await sql(
    container,
    `insert into media_rental_allocation (id, unit_id, variant_id, kind, starts_at, ends_at, blocked_from, blocked_until,
       active, pinned, custody_open, created_at, updated_at)
     select 'ralc_' || u.id || '_' || n || '_' || ?::text, u.id, u.variant_id, 'rental', s, s + interval '3 days', s,
       s + interval '3 days 12 hours', true, false, false, now(), now()
     from (select id, variant_id, row_number() over (order by id) as k from media_rental_unit where variant_id = ?) u,
       generate_series(0, ?::int - 1) n,
       lateral (select date_trunc('day', now()) + make_interval(days => ?::int + n * ?::int + (u.k % ?::int)::int) as s) t`,
    [generateEntityId(undefined, "b"), variantId, perCopy, firstDay, gapDays, Math.max(1, gapDays - 4)],
  )
}

/** How often the table was read from end to end, and through which index; counters of Postgres itself. */
export async function scans(container) {
  // A connection reports its counters while it works, and ten seconds after it has gone idle.
  await new Promise((resolve) => setTimeout(resolve, 11_000))
  const [table] = await sql(
    container,
    `select seq_scan::int from pg_stat_user_tables where relname = 'media_rental_allocation'`,
  )
  const indexes = await sql(
    container,
    `select indexrelname as name, idx_scan::int as scans from pg_stat_user_indexes where relname = 'media_rental_allocation'`,
  )
  return { seq: table.seq_scan, ...Object.fromEntries(indexes.map(({ name, scans: count }) => [name, count])) }
}

/** What the books look like when a rush is over: every figure but `moved` should be zero. */
export async function settled(container) {
  // Each connection reports its counters about once a second.
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const [found] = await sql(
    container,
    `select
       (select deadlocks::int from pg_stat_database where datname = current_database()) as deadlocks,
       (select count(*)::int from media_rental_allocation a join media_rental_allocation b
          on a.unit_id = b.unit_id and a.id < b.id and a.active and b.active
          and tstzrange(a.blocked_from, a.blocked_until) && tstzrange(b.blocked_from, b.blocked_until)) as overlaps,
       (select count(*)::int from (
          select l.cart_id, sum(l.quantity) as wanted,
            (select count(*) from media_rental_order r where r.cart_id = l.cart_id and r.status <> 'canceled') as booked,
            (select count(*) from order_cart oc join "order" o on o.id = oc.order_id
             where oc.cart_id = l.cart_id and o.canceled_at is null) as orders
          from media_rental_cart_line l where l.deleted_at is null group by l.cart_id) t
        where booked <> case when orders = 1 then wanted else 0 end) as partial,
       (select count(*)::int from media_rental_event where type = 'order.reseated') as moved`,
  )
  return found
}
