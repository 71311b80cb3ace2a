import { randomBytes } from "node:crypto"
import { MediaError } from "../../../../lib/errors"
import type { Sql } from "../../../../lib/sql"
import type { VariantFile } from "../../domain/digital/terms"
import { TICKET_BYTES, TICKET_LIFE_MS, readTicket, ticketMessage, ticketText } from "../../domain/digital/ticket"
import { notConfigured } from "../../keys/local-provider"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { lockDigital, requireActive, type DigitalRow, type Holder } from "./rows"

/** A link that works once. */
export interface Ticket {
  /** Shown once; only its MAC is stored. */
  ticket: string
  expires_at: string
  /** Downloads of the file that are left, this one not yet taken. */
  remaining: number
}

/** What a ticket is for. */
export interface Download {
  digital_id: string
  file_id: string
  /** The name under which it is saved. */
  title: string
}

/**
 * A ticket for one download of a file that comes with the licence's variant. Nothing is used up before the ticket is.
 *
 * @throws 404 `media_license_digital_not_found`, `media_license_file_not_found`, 409 `media_license_licence_suspended`,
 *   `media_license_download_cap`
 */
export async function createTicket(
  store: LicenseStore,
  tx: LicenseTransaction,
  { file_id, ...holder }: Holder & { file_id: string },
): Promise<Ticket> {
  if (!store.provider.configured) throw notConfigured()
  const digital = await lockDigital(tx.sql, holder)
  requireActive(digital)
  if (!(await fileOf(tx.sql, digital, file_id))) {
    throw new MediaError("not_found", "media_license_file_not_found", "the licence comes with no such file")
  }
  const { id, cap, used } = await downloadOf(tx, digital, file_id)
  if (used >= cap) throw capReached(cap)
  const raw = randomBytes(TICKET_BYTES)
  const expires = new Date(tx.now.getTime() + TICKET_LIFE_MS)
  await tx.sql.execute(
    `insert into media_license_ticket (id, download_id, ticket_mac, expires_at, created_at, updated_at)
     values (?, ?, ?, ?, now(), now())`,
    [tx.newId("ltik"), id, await macOf(store, raw), expires],
  )
  return { ticket: ticketText(raw), expires_at: expires.toISOString(), remaining: cap - used }
}

/**
 * Which file a ticket is for, without using it up: whether the file can be had is found out first.
 *
 * @throws 410 `media_license_ticket_gone` for one that is used, expired or unknown
 */
export async function peekTicket(store: LicenseStore, text: string, now: Date): Promise<Download> {
  const mac = await macOfText(store, text)
  return store.read(async (sql) => {
    const [row] = await sql.execute<{ file_id: string; digital_id: string; title: string | null }>(
      `select d.file_id, d.digital_id,
         (select f ->> 'title' from media_license_variant_rule r, jsonb_array_elements(r.files) f
           where r.variant_id = g.variant_id and r.deleted_at is null and f ->> 'file_id' = d.file_id limit 1) as title
       from media_license_ticket t join media_license_download d on d.id = t.download_id
         join media_license_digital g on g.id = d.digital_id
       where t.ticket_mac = ? and t.used_at is null and t.expires_at > ?`,
      [mac, now],
    )
    if (!row) throw ticketGone()
    return { digital_id: row.digital_id, file_id: row.file_id, title: row.title ?? "download" }
  })
}

/**
 * Uses a ticket up and counts the download. Of two that come at once one gets it.
 *
 * @throws 410 `media_license_ticket_gone`, 409 `media_license_licence_suspended`, `media_license_download_cap`
 */
export async function redeemTicket(store: LicenseStore, tx: LicenseTransaction, text: string): Promise<void> {
  const [ticket] = await tx.sql.execute<{ download_id: string }>(
    `update media_license_ticket set used_at = ?, updated_at = now()
     where ticket_mac = ? and used_at is null and expires_at > ? returning download_id`,
    [tx.now, await macOfText(store, text), tx.now],
  )
  if (!ticket) throw ticketGone()
  const [download] = await tx.sql.execute<{ digital_id: string; file_id: string; cap: number; status: "active" }>(
    `select d.digital_id, d.file_id, d.cap, g.status from media_license_download d
     join media_license_digital g on g.id = d.digital_id where d.id = ? for share of g`,
    [ticket.download_id],
  )
  requireActive(download!)
  const counted = await tx.sql.execute(
    `update media_license_download set used = used + 1, updated_at = now() where id = ? and used < cap returning id`,
    [ticket.download_id],
  )
  if (counted.length === 0) throw capReached(download!.cap)
  const { digital_id, file_id } = download!
  await tx.record([{ kind: "digital.downloaded", data: { digital_id, file_id } }])
}

/** The file, if it comes with the licence's variant now. */
async function fileOf(sql: Sql, { variant_id }: DigitalRow, fileId: string): Promise<VariantFile | undefined> {
  const [row] = await sql.execute<{ files: VariantFile[] }>(
    `select files from media_license_variant_rule where variant_id = ? and deleted_at is null`,
    [variant_id],
  )
  return row?.files.find(({ file_id }) => file_id === fileId)
}

/** How often the licence has downloaded the file; the cap is that of the terms it was issued with. */
async function downloadOf(
  tx: LicenseTransaction,
  { id, terms }: DigitalRow,
  fileId: string,
): Promise<{ id: string; cap: number; used: number }> {
  const [row] = await tx.sql.execute<{ id: string; cap: number; used: number }>(
    `insert into media_license_download as d (id, digital_id, file_id, cap, created_at, updated_at)
     values (?, ?, ?, ?, now(), now())
     on conflict (digital_id, file_id) where deleted_at is null do update set updated_at = now()
     returning id, cap, used`,
    [tx.newId("ldwn"), id, fileId, terms.download_cap],
  )
  return row!
}

const macOf = async ({ provider }: LicenseStore, raw: Uint8Array): Promise<string> =>
  (await provider.mac("licence", ticketMessage(raw))).toString("hex")

async function macOfText(store: LicenseStore, text: string): Promise<string> {
  const raw = readTicket(text)
  if (!raw) throw ticketGone()
  return macOf(store, raw)
}

const capReached = (cap: number) =>
  new MediaError("conflict", "media_license_download_cap", `the file has been downloaded ${cap} times already`, {
    details: { cap },
  })

/** One answer for used, expired and unknown: a link says nothing about what it once was. */
const ticketGone = () =>
  new MediaError("gone", "media_license_ticket_gone", "this link has been used or has expired; ask for a new one")
