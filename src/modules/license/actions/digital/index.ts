import type { DeviceJwk } from "../../domain/digital/device"
import { readTypedKey, subjectOfKey } from "../../domain/digital/key"
import type { Suspension } from "../../domain/digital/order"
import type { DigitalStatus } from "../../domain/digital/status"
import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { activateDevice, deactivateDevice, type ActivatedDevice } from "./devices"
import { createTicket, peekTicket, redeemTicket, type Download, type Ticket } from "./downloads"
import { issueForOrder, issueForTag, type OrderToIssue, type TagToIssue } from "./issue"
import { macOfKey, revealKey, rotateKey } from "./keys"
import { moveDigital, moveOfTag } from "./move"
import { issueFile, type IssuedFile } from "./offline-file"
import { checkProof } from "./proof"
import { digitalNotFound, idOfKey, readDevice, readDigital, type Holder } from "./rows"
import { changeStatus, resumeOfTag, suspendOfOrder, suspendOfTag, type ChangedDigital } from "./status"

/** A device that wants to use a licence. */
export interface DeviceInput {
  public_jwk: DeviceJwk
  proof: string
  label: string
  /** The shop's issuer, which the proof has to name. */
  aud: string
}

/** Digital licences: issuing, status, keys, devices, offline files, downloads. Each call is one transaction. */
export const digital = (store: LicenseStore) => ({
  /** @throws 400 `media_license_not_configured` */
  async issueForOrder(order: OrderToIssue, by: By = {}): Promise<Done<string[]>> {
    return store.change(by, (tx) => issueForOrder(store, tx, order))
  },

  /** @throws 400 `media_license_not_configured` */
  async issueForTag(tag: TagToIssue, by: By = {}): Promise<Done<string[]>> {
    return store.change(by, (tx) => issueForTag(store, tx, tag))
  },

  /** @throws 404, 409 `media_license_digital_state` */
  async changeStatus(
    id: string,
    change: { to: DigitalStatus; reason: string | null },
    by: By = {},
  ): Promise<Done<ChangedDigital | null>> {
    return store.change(by, (tx) => changeStatus(tx, id, change))
  },

  async suspendOfOrder(
    orderId: string,
    suspensions: readonly Suspension[],
    by: By = {},
  ): Promise<Done<ChangedDigital[]>> {
    return store.change(by, (tx) => suspendOfOrder(tx, orderId, suspensions))
  },

  async suspendOfTag(
    tagId: string,
    cause: "tag_revoked" | "tag_returned",
    by: By = {},
  ): Promise<Done<ChangedDigital[]>> {
    return store.change(by, (tx) => suspendOfTag(tx, tagId, cause))
  },

  async resumeOfTag(tagId: string, by: By = {}): Promise<Done<ChangedDigital[]>> {
    return store.change(by, (tx) => resumeOfTag(tx, tagId))
  },

  async moveOfTag(move: { tag_id: string; customer_id: string }, by: By = {}): Promise<Done<string[]>> {
    return store.change(by, (tx) => moveOfTag(store, tx, move))
  },

  /** @throws 404, 409 `media_license_not_transferable` */
  async move(move: { digital_id: string; customer_id: string }, by: By = {}): Promise<Done<void>> {
    return store.change(by, (tx) => moveDigital(store, tx, move))
  },

  /** The key as printed; it is stored nowhere and made anew each time. @throws 404 */
  async key(holder: Holder): Promise<string> {
    return revealKey(store, holder)
  },

  /** @throws 404 */
  async rotateKey(holder: Holder, by: By = {}): Promise<Done<{ id: string; key: string }>> {
    return store.change(by, (tx) => rotateKey(store, tx, holder))
  },

  /**
   * @throws 400 `media_license_proof_refused`, 404, 409 `media_license_licence_suspended`, `media_license_device_limit`
   */
  async activate(holder: Holder, device: DeviceInput, by: By = {}): Promise<Done<ActivatedDevice>> {
    // Whether the licence is the caller's comes first: a proof says nothing to strangers.
    await store.read((sql) => readDigital(sql, holder))
    const known = await proven(device, holder.digital_id, by)
    return store.change(by, (tx) => activateDevice(tx, holder, known))
  },

  /** The same for whoever has the key. A key whose check character is wrong costs no query. @throws as `activate` */
  async activateByKey(typed: string, device: DeviceInput, by: By = {}): Promise<Done<ActivatedDevice>> {
    const key = readTypedKey(typed)
    if (!key) throw digitalNotFound()
    const known = await proven(device, subjectOfKey(key), by)
    const key_mac = await macOfKey(store, key)
    return store.change(by, async (tx) =>
      activateDevice(tx, { digital_id: await idOfKey(tx.sql, key_mac), key_mac }, known),
    )
  },

  /** @throws 404, 409 `media_license_deactivation_budget` */
  async deactivate(
    { device_id, ...holder }: Holder & { device_id: string },
    by: By = {},
  ): Promise<Done<{ device_id: string; changed: boolean }>> {
    return store.change(by, (tx) => deactivateDevice(tx, holder, device_id))
  },

  /**
   * @throws 400 `media_license_proof_refused`, `media_license_not_configured`, 404, 409
   *   `media_license_licence_suspended`, `media_license_offline_file_live`
   */
  async offlineFile(
    input: Holder & { device_id: string; proof: string; iss: string },
    by: By = {},
  ): Promise<Done<IssuedFile>> {
    const { digital_id, device_id, proof, iss } = input
    const device = await store.read(async (sql) => {
      await readDigital(sql, input)
      return readDevice(sql, digital_id, device_id)
    })
    await checkProof({ proof, jwk: device.public_jwk, aud: iss, sub: digital_id, now: by.now ?? new Date() })
    const done = await store.change(by, (tx) => issueFile(store, tx, input))
    // The first file made the key; verifiers ask every process for it.
    if (![...(await store.keys.current()).values()].some(({ purpose }) => purpose === "licence")) {
      await store.keys.reload()
    }
    return done
  },

  /** @throws 404, 409 `media_license_licence_suspended`, `media_license_download_cap` */
  async createTicket(input: Holder & { file_id: string }, by: By = {}): Promise<Done<Ticket>> {
    return store.change(by, (tx) => createTicket(store, tx, input))
  },

  /** @throws 410 `media_license_ticket_gone` */
  async peekTicket(ticket: string, now: Date = new Date()): Promise<Download> {
    return peekTicket(store, ticket, now)
  },

  /** @throws 410 `media_license_ticket_gone`, 409 `media_license_licence_suspended`, `media_license_download_cap` */
  async redeemTicket(ticket: string, by: By = {}): Promise<Done<void>> {
    return store.change(by, (tx) => redeemTicket(store, tx, ticket))
  },
})

async function proven({ public_jwk, proof, label, aud }: DeviceInput, sub: string, by: By) {
  const thumbprint = await checkProof({ proof, jwk: public_jwk, aud, sub, now: by.now ?? new Date() })
  return { jwk: public_jwk, thumbprint, label }
}
