import type { Sql } from "../../../../lib/sql"
import type { KeyPurpose, KeyState, TagScheme } from "../../domain/enums"
import type { KeyRow } from "../../keys/ring"

const COLUMNS = `kid, purpose, state, public_key, scheme, certified_value, certified_quantity, not_before`

/** All keys, oldest first. */
export async function selectKeys(sql: Sql): Promise<KeyRow[]> {
  return sql.execute<KeyRow>(`select ${COLUMNS} from media_license_key where deleted_at is null order by kid`)
}

/** What it takes to sign with a key. */
export interface SigningKeyRow {
  kid: number
  purpose: KeyPurpose
  state: KeyState
  public_key: string
  provider_ref: string
  wrapped_private: string | null
}

/** The key with its reference, or `undefined`. */
export async function selectSigningKey(sql: Sql, kid: number): Promise<SigningKeyRow | undefined> {
  const [row] = await sql.execute<SigningKeyRow>(
    `select kid, purpose, state, public_key, provider_ref, wrapped_private from media_license_key where kid = ?`,
    [kid],
  )
  return row
}

/** The one active key of a purpose that has only one. */
export async function selectActiveKey(sql: Sql, purpose: "root" | "licence"): Promise<SigningKeyRow | undefined> {
  const [row] = await sql.execute<SigningKeyRow>(
    `select kid, purpose, state, public_key, provider_ref, wrapped_private from media_license_key
     where purpose = ? and state = 'active' and deleted_at is null order by kid desc limit 1`,
    [purpose],
  )
  return row
}

/** A key before it is stored. */
export interface NewKey {
  kid: number
  purpose: KeyPurpose
  provider: string
  public_key: string
  ref: string
  not_before: Date
  batch?: {
    scheme: TagScheme
    value: string
    quantity: number
    certificate: string
    certified_by_kid: number
  }
}

/** The local provider's reference is the wrapped key itself, which closing a batch must be able to forget. */
export const LOCAL = "local"

export async function insertKey(sql: Sql, id: string, key: NewKey): Promise<void> {
  const local = key.provider === LOCAL
  await sql.execute(
    `insert into media_license_key (id, kid, purpose, alg, provider, provider_ref, public_key, wrapped_private, scheme,
       certified_value, certified_quantity, certificate, certified_by_kid, state, not_before, created_at, updated_at)
     values (?, ?, ?, 'Ed25519', ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, now(), now())`,
    [
      id,
      key.kid,
      key.purpose,
      key.provider,
      local ? LOCAL : key.ref,
      key.public_key,
      local ? key.ref : null,
      key.batch?.scheme ?? null,
      key.batch?.value ?? null,
      key.batch?.quantity ?? null,
      key.batch?.certificate ?? null,
      key.batch?.certified_by_kid ?? null,
      key.not_before,
    ],
  )
}
