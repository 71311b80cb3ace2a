import { sample } from "../../../../integration-tests/helpers/csv"
import { insertInto, type Row, type Sql } from "../../../lib/sql"
import type { HistoryRow } from "../actions/history"
import { addDays } from "../domain/dates"

/** Sakila's instants have no zone and its shops are taken to be in UTC. */
export const utc = (text: string): Date => new Date(`${text.replace(" ", "T")}Z`)

/** When its copies came into service. */
export const OPENED = new Date("2005-05-24T00:00:00Z")

export interface SakilaRental {
  rental_id: string
  rental_date: string
  inventory_id: string
  customer_id: string
  return_date: string
}

export interface SakilaFilm {
  film_id: string
  title: string
  rental_duration: string
  rental_rate: string
  replacement_cost: string
}

/** The sample as it stands in its files. */
export const sakila = {
  rentals: () => sample<keyof SakilaRental>("sakila", "rental") as unknown as SakilaRental[],
  films: () => sample<keyof SakilaFilm>("sakila", "film") as unknown as SakilaFilm[],
  inventory: () => sample<"inventory_id" | "film_id" | "store_id">("sakila", "inventory"),
  payments: () => sample<"rental_id" | "amount">("sakila", "payment"),
  categories: () => sample<"category_id" | "name">("sakila", "category"),
  filmCategories: () => sample<"film_id" | "category_id">("sakila", "film_category"),
}

/** The film a copy is of. */
export function filmOfCopy(): Map<string, SakilaFilm> {
  const films = new Map(sakila.films().map((film) => [film.film_id, film]))
  return new Map(sakila.inventory().map((copy) => [copy.inventory_id, films.get(copy.film_id)!]))
}

/** A rental as the import takes it, by the mapping of docs/rental.md. */
export function historyRow(rental: SakilaRental, film: SakilaFilm): HistoryRow {
  return {
    external_id: `sakila:${rental.rental_id}`,
    barcode: `S-${rental.inventory_id}`,
    customer_id: `cus_sakila_${rental.customer_id}`,
    out_at: utc(rental.rental_date),
    returned_at: rental.return_date ? utc(rental.return_date) : null,
    due_date: addDays(rental.rental_date.slice(0, 10), Number(film.rental_duration)),
    rent: film.rental_rate,
    currency_code: "usd",
  }
}

/** Plans, offers and copies of both shops, and the rules of the mapping. */
export async function openSakila(sql: Sql): Promise<{ plans: number; offers: number; copies: number }> {
  const inventory = sakila.inventory()
  const rented = new Set(inventory.map((copy) => copy.film_id))
  const films = sakila.films().filter((film) => rented.has(film.film_id))
  const planOf = (film: SakilaFilm) => `rpln_${film.rental_duration}_${film.rental_rate}`
  const plans = [...new Map(films.map((film) => [planOf(film), film])).entries()]
  const insert = (table: string, rows: Row[]) => insertInto(sql, table, Object.keys(rows[0]!), rows)
  await insert(
    "media_rental_rate_plan",
    plans.map(([id]) => ({ id, name: id, active: true, min_days: 1, max_days: 60, version: 1 })),
  )
  await insert(
    "media_rental_rate_tier",
    plans.map(([plan_id, film]) => ({
      id: `rtir_${plan_id}`,
      plan_id,
      label: `${film.rental_duration} days`,
      days: Number(film.rental_duration),
      currency_code: "usd",
      amount: film.rental_rate,
    })),
  )
  await insert(
    "media_rental_offer",
    films.map((film) => ({
      id: `rofr_${film.film_id}`,
      variant_id: `variant_${film.film_id}`,
      product_id: `prod_${film.film_id}`,
      media_type: "dvd",
      enabled: true,
      rate_plan_id: planOf(film),
      disc_count: 1,
      title: film.title,
      replacement_value: { usd: film.replacement_cost },
      version: 1,
    })),
  )
  await insert("media_rental_calendar", ["1", "2"].map(calendarOf))
  await insert("media_rental_terms", [TERMS])
  const cost = new Map(films.map((film) => [film.film_id, film.replacement_cost]))
  await insert(
    "media_rental_unit",
    inventory.map((copy) => ({
      id: `runt_${copy.inventory_id}`,
      offer_id: `rofr_${copy.film_id}`,
      variant_id: `variant_${copy.film_id}`,
      barcode: `S-${copy.inventory_id}`,
      home_location_id: `sloc_${copy.store_id}`,
      current_location_id: `sloc_${copy.store_id}`,
      status: "available",
      purchase_cost: cost.get(copy.film_id),
      cost_currency: "usd",
      in_service_at: OPENED,
      rental_count: 0,
      version: 1,
    })),
  )
  return { plans: plans.length, offers: films.length, copies: inventory.length }
}

const calendarOf = (store: string): Row => ({
  id: `rcal_${store}`,
  location_id: `sloc_${store}`,
  tz: "UTC",
  open_dows: 127,
  closed_dates: [],
  pickup_from: "00:00",
  due_time: "23:59",
  version: 1,
})

const TERMS: Row = {
  id: "rtrm_1",
  buffer_before_ms: 0,
  buffer_after_ms: 0,
  grace_ms: 60_000,
  late_amount: { usd: "1.00" },
  cap_at_replacement: true,
  inspect_on_return: false,
  version: 1,
}
