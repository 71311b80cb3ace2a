import { fragment, type Fragment } from "../../lib/sql"

/** Somebody who works here; without a name once the account is gone, or for an API key. */
export interface Person {
  id: string
  name: string | null
}

/** A user's name as JSON, in a list's columns: `{ id, name }` or null; `alias` is the joined `"user"`. */
export const personColumn = (column: string, alias: string): string =>
  `case when ${column} is not null then json_build_object('id', ${column}, 'name',
     coalesce(nullif(trim(concat_ws(' ', ${alias}.first_name, ${alias}.last_name)), ''), ${alias}.email)) end`

export const joinPerson = (column: string, alias: string): string =>
  `left join "user" ${alias} on ${alias}.id = ${column}`

export const notDeleted = (alias: string): Fragment => fragment(`${alias}.deleted_at is null`)
