import type { KeyObject } from "node:crypto"
import type { KeyPurpose, KeyState, TagScheme } from "../domain/enums"
import { publicKeyOf } from "../domain/keys/ed25519"

/** A key as every process holds it. */
export interface KeyRecord {
  kid: number
  purpose: KeyPurpose
  state: KeyState
  /** base64url */
  publicKey: string
  key: KeyObject
  /** What a batch key was certified for. */
  scheme: TagScheme | null
  value: string
  quantity: number
  notBefore: Date
}

/** A row of the key table, as far as checking needs it. */
export interface KeyRow {
  kid: number
  purpose: KeyPurpose
  state: KeyState
  public_key: string
  scheme: TagScheme | null
  certified_value: string | null
  certified_quantity: number | null
  not_before: Date
}

const REFRESH_MS = 30_000
/** No process trusts a key for longer than this after another one has distrusted it. */
const MAX_AGE_MS = 60_000

/**
 * All key records in memory. They are read again on a clock and at once after a change of this process, never because
 * somebody showed a token: an unknown kid costs no query.
 */
export class KeyRing {
  private records: ReadonlyMap<number, KeyRecord> = new Map()
  private loadedAt = Number.NEGATIVE_INFINITY
  private loading: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly load: () => Promise<KeyRow[]>,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** The records, at most 60 s old. */
  async current(): Promise<ReadonlyMap<number, KeyRecord>> {
    this.timer ??= this.startClock()
    if (this.now() - this.loadedAt > MAX_AGE_MS) await this.reload()
    return this.records
  }

  /** Reads all keys again; one read at a time, and one more when asked during a read that may have missed a change. */
  async reload(): Promise<void> {
    if (this.loading) await this.loading.catch(() => undefined)
    this.loading ??= this.read().finally(() => (this.loading = null))
    await this.loading
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
  }

  private startClock(): NodeJS.Timeout {
    // A failed read leaves the records as they are until they are too old; the next request then meets the failure.
    const timer = setInterval(() => void this.reload().catch(() => undefined), REFRESH_MS)
    timer.unref()
    return timer
  }

  private async read(): Promise<void> {
    const at = this.now()
    const rows = await this.load()
    this.records = new Map(
      rows.map((row) => [
        row.kid,
        this.records.get(row.kid)?.publicKey === row.public_key ? kept(this.records.get(row.kid)!, row) : recordOf(row),
      ]),
    )
    this.loadedAt = at
  }
}

const kept = ({ key }: KeyRecord, row: KeyRow): KeyRecord => ({ ...fieldsOf(row), key })
const recordOf = (row: KeyRow): KeyRecord => ({ ...fieldsOf(row), key: publicKeyOf(row.public_key) })

const fieldsOf = (row: KeyRow): Omit<KeyRecord, "key"> => ({
  kid: row.kid,
  purpose: row.purpose,
  state: row.state,
  publicKey: row.public_key,
  scheme: row.scheme,
  value: row.certified_value ?? "",
  quantity: row.certified_quantity ?? 0,
  notBefore: row.not_before,
})
