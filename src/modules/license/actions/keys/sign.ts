import type { Sql } from "../../../../lib/sql"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import type { Signer } from "../../keys/provider"
import { notConfigured } from "../../keys/local-provider"
import { insertKey, selectActiveKey, type SigningKeyRow } from "./rows"

/** One sequence for all keys of the shop: a kid says nothing but itself. */
export async function nextKid(sql: Sql): Promise<number> {
  const [row] = await sql.execute<{ kid: number }>(`select nextval('media_license_kid_seq')::int as kid`)
  return row!.kid
}

/**
 * The active key of a purpose that has one for the whole shop; the first time it is made.
 *
 * @throws 400 `media_license_not_configured`
 */
export async function ensureKey(
  { provider }: LicenseStore,
  tx: LicenseTransaction,
  purpose: "root" | "licence",
): Promise<SigningKeyRow> {
  if (!provider.configured) throw notConfigured()
  await tx.sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`media_license:key:${purpose}`])
  const known = await selectActiveKey(tx.sql, purpose)
  if (known) return known
  const kid = await nextKid(tx.sql)
  const { publicKey, ref } = await provider.createKey(purpose, kid)
  await insertKey(tx.sql, tx.newId("lkey"), {
    kid,
    purpose,
    provider: provider.id,
    public_key: publicKey.toString("base64url"),
    ref,
    not_before: tx.now,
  })
  await tx.record([{ kind: "key.created", data: { kid, purpose } }])
  return (await selectActiveKey(tx.sql, purpose))!
}

/** Opens a key for signing; the caller closes it. */
export function openKey(store: Pick<LicenseStore, "provider">, key: SigningKeyRow): Promise<Signer> {
  return store.provider.openSigner(key.kid, key.purpose, key.wrapped_private ?? key.provider_ref)
}

/** Signs one thing. */
export async function signOnce(
  store: Pick<LicenseStore, "provider">,
  key: SigningKeyRow,
  message: Uint8Array,
): Promise<Buffer> {
  const signer = await openKey(store, key)
  try {
    return await signer.sign(message)
  } finally {
    signer.close()
  }
}
