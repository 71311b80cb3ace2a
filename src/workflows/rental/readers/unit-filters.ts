import { allOf, fragment, type Fragment } from "../../lib/sql"

/** Filters of lists of copies; lists are OR within, the names are AND among each other. */
export interface UnitFilters {
  q?: string | undefined
  id?: string[] | undefined
  status?: string[] | undefined
  offer_id?: string[] | undefined
  variant_id?: string[] | undefined
  product_id?: string[] | undefined
  /** Home location. */
  location_id?: string[] | undefined
  current_location_id?: string[] | undefined
  grade?: string[] | undefined
}

const COLUMNS: Record<Exclude<keyof UnitFilters, "q">, string> = {
  id: "u.id",
  status: "u.status",
  offer_id: "u.offer_id",
  variant_id: "u.variant_id",
  product_id: "f.product_id",
  location_id: "u.home_location_id",
  current_location_id: "u.current_location_id",
  grade: "u.media_grade",
}

/** The filters as one condition on `media_rental_unit u` and `media_rental_offer f`. */
export function unitCondition(filters: UnitFilters): Fragment {
  return allOf([
    fragment("u.deleted_at is null"),
    ...Object.entries(COLUMNS).flatMap(([name, column]) => {
      const values = filters[name as keyof typeof COLUMNS]
      return values?.length ? [fragment(`${column} = any(?::text[])`, values)] : []
    }),
    ...(filters.q ? [search(filters.q)] : []),
  ])
}

/** Barcode or serial number in part, or words of the title. */
function search(q: string): Fragment {
  const text = `%${q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  return fragment("(u.barcode ilike ? or u.serial ilike ? or f.title ilike ?)", text, text, text)
}
