import type { MedusaContainer } from "@medusajs/framework/types"
import type { KeyPurpose, KeyState, TagScheme } from "../../../modules/license/domain/enums"
import { isCertificate } from "../../../modules/license/domain/keys/certificate"
import { publicKeyOf } from "../../../modules/license/domain/keys/ed25519"
import { allOf, among, isoText, select, selectPage, type ListSource, type Page } from "../../lib/sql"
import { notDeleted } from "./people"

/** A signing key; of its private part only whether it still exists. */
export interface KeyView {
  kid: number
  purpose: KeyPurpose
  alg: string
  provider: string
  state: KeyState
  public_key: string
  has_private: boolean
  scheme: TagScheme | null
  certified_value: string | null
  certified_quantity: number | null
  certified_by_kid: number | null
  certificate_state: "valid" | "invalid" | "none"
  batch_id: string | null
  batch_title: { en?: string | null; zhCN?: string | null } | null
  not_before: string
  closed_at: string | null
  distrusted_at: string | null
  distrust_reason: string | null
  pending_approval: string | null
}

export interface KeyFilters {
  kid?: string[] | undefined
  purpose?: string[] | undefined
  state?: string[] | undefined
}
export type KeyOrder = "kid" | "not_before"

interface Row extends Omit<KeyView, "certificate_state"> {
  certificate: string | null
}

const SOURCE: ListSource<KeyOrder> = {
  columns: `k.kid, k.purpose, k.alg, k.provider, k.state, k.public_key,
    (k.wrapped_private is not null or (k.provider <> 'local' and k.closed_at is null)) as has_private, k.scheme,
    k.certified_value, k.certified_quantity, k.certified_by_kid, k.certificate, b.id as batch_id,
    b.title as batch_title, ${isoText("k.not_before")} as not_before, ${isoText("k.closed_at")} as closed_at,
    ${isoText("k.distrusted_at")} as distrusted_at, k.distrust_reason,
    (select y.id from media_license_approval y where y.action = 'distrust_key' and y.target_id = k.kid::text
      and y.decision is null and y.expires_at > now() and y.deleted_at is null limit 1) as pending_approval`,
  from: `from media_license_key k left join media_license_batch b on b.kid = k.kid and b.deleted_at is null`,
  key: "k.kid",
  orders: { kid: "k.kid", not_before: "k.not_before" },
}

/** One page of keys; each certificate is checked against its root key now. */
export async function signingKeys(
  container: MedusaContainer,
  page: Page<KeyFilters, KeyOrder>,
): Promise<{ keys: KeyView[]; count: number }> {
  const { kid, ...lists } = page.filters
  const condition = allOf([
    notDeleted("k"),
    ...among("k.kid::text", kid),
    ...Object.entries(lists).flatMap(([column, values]) => among(`k.${column}`, values)),
  ])
  const [{ rows, count }, roots] = await Promise.all([
    selectPage<Row, KeyOrder>(container, SOURCE, condition, page),
    select<{ kid: number; public_key: string }>(
      container,
      `select kid, public_key from media_license_key where purpose = 'root' and deleted_at is null`,
      [],
    ),
  ])
  const rootOf = new Map(roots.map((root) => [root.kid, publicKeyOf(root.public_key)]))
  return {
    keys: rows.map(({ certificate, ...row }) => ({
      ...row,
      certificate_state: certificateState({ certificate, ...row }, rootOf),
    })),
    count,
  }
}

function certificateState(
  row: Row,
  rootOf: ReadonlyMap<number, ReturnType<typeof publicKeyOf>>,
): KeyView["certificate_state"] {
  const { certificate, scheme, certified_quantity, certified_by_kid } = row
  if (certificate === null || scheme === null || certified_quantity === null) return "none"
  const root = certified_by_kid === null ? undefined : rootOf.get(certified_by_kid)
  const subject = {
    kid: row.kid,
    publicKey: Buffer.from(row.public_key, "base64url"),
    scheme,
    value: row.certified_value ?? "",
    quantity: certified_quantity,
    notBefore: Math.floor(Date.parse(row.not_before) / 1000),
  }
  return root && isCertificate(root, subject, Buffer.from(certificate, "base64url")) ? "valid" : "invalid"
}
