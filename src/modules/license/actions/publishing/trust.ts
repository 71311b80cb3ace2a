import { createHash } from "node:crypto"
import type { Sql } from "../../../../lib/sql"
import { serialOfTag } from "../../domain/serial"
import { SCHEME_FORMS } from "../../domain/token"
import { BUNDLE_LIFE_S, bundleSigningInput, bundleState, type BundleKey } from "../../domain/trust/bundle"
import { revocationEntry, revocationList } from "../../domain/trust/revocations"
import type { KeyRecord } from "../../keys/ring"
import type { LicenseStore } from "../../transaction/store"
import { signOnce } from "../keys/sign"
import { selectActiveKey } from "../keys/rows"

/** A published document with its ETag. */
export interface Published {
  body: string
  etag: string
}

/**
 * The trust bundle, signed by the root key; `null` while the shop has none.
 *
 * @param issuer the host printed on tags
 */
export async function buildTrustBundle(store: LicenseStore, issuer: string, now: Date): Promise<Published | null> {
  const root = store.provider.configured ? await store.read((sql) => selectActiveKey(sql, "root")) : undefined
  if (!root) return null
  const keys = bundleKeys(await store.keys.current())
  const rev = await store.read(revoked)
  const seq = await sequenceOf(store, createHash("sha256").update(JSON.stringify({ keys, rev })).digest("hex"))
  const iat = Math.floor(now.getTime() / 1000)
  const input = bundleSigningInput(root.kid, { iss: issuer, iat, exp: iat + BUNDLE_LIFE_S, seq, keys, rev })
  const signature = await signOnce(store, root, Buffer.from(input, "ascii"))
  const body = `${input}.${signature.toString("base64url")}`
  return { body, etag: etagOf(body) }
}

function bundleKeys(records: ReadonlyMap<number, KeyRecord>): BundleKey[] {
  return [...records.values()].reduce((keys, record) => {
    if (record.purpose !== "batch" || record.scheme === null || record.state === "pending") return keys
    const { kid, publicKey, scheme, value, quantity, notBefore, state } = record
    const nbf = Math.floor(notBefore.getTime() / 1000)
    keys.push({ kid, x: publicKey, s: SCHEME_FORMS[scheme].aiKey, v: value, n: quantity, nbf, st: bundleState(state) })
    return keys
  }, [] as BundleKey[])
}

async function revoked(sql: Sql): Promise<string> {
  const rows = await sql.execute<{ id: string }>(
    `select id from media_license_tag where status in ('revoked', 'void') and deleted_at is null`,
  )
  return revocationList(rows.map(({ id }) => revocationEntry(serialOfTag(id))))
}

/** One number for each content, whichever process asks: a bundle that differs has a higher one. */
async function sequenceOf({ read, newId }: LicenseStore, digest: string): Promise<number> {
  const [row] = await read((sql) =>
    sql.execute<{ seq: number }>(
      `insert into media_license_state as s (id, key, value, created_at, updated_at)
       values (?, 'trust_bundle', jsonb_build_object('seq', 1, 'digest', ?::text), now(), now())
       on conflict (key) where deleted_at is null do update set
         value = case when s.value->>'digest' = ?::text then s.value
           else jsonb_build_object('seq', (s.value->>'seq')::int + 1, 'digest', ?::text) end,
         updated_at = now()
       returning (value->>'seq')::int as seq`,
      [newId("lsta"), digest, digest, digest],
    ),
  )
  return row!.seq
}

/** Without quotes; whoever sends it puts them around. */
export const etagOf = (body: string): string => createHash("sha256").update(body).digest("base64url").slice(0, 27)
