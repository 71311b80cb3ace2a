import { join } from "node:path"
import { sqlOf, type Sql } from "../../../lib/sql"
import { batchInputSchema } from "../domain/batch-input"
import type { TagStatus } from "../domain/enums"
import { pinOf } from "../domain/pin"
import { rawOfSerial, serialOfTag } from "../domain/serial"
import { stemOf, tokenUrl } from "../domain/token"
import { localProvider } from "../keys/local-provider"
import { pinKeyLabel } from "../actions/minting/begin"
import type MediaLicenseService from "../service"
import type { LicenseStore } from "../transaction/store"

export const MASTER = Buffer.alloc(32, 0x33)
export const HOST = "t.shop.com"
export const USER = { type: "user", id: "user_1" } as const
export const OTHER = { type: "user", id: "user_2" } as const
export const THIRD = { type: "user", id: "user_3" } as const
export const API_KEY = { type: "api_key", id: "apk_1" } as const
export const customer = (id: string) => ({ type: "customer", id }) as const

const GTIN = "09506000134352"

/** The module with its real migrations, as `moduleIntegrationTestRunner` takes it. */
export const LICENSE = {
  moduleName: "mediaLicense",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
}

/** `done`, or the code of the refusal. */
export const outcome = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code,
  )

/** The module's own way to its tables. */
export const storeOf = (service: MediaLicenseService): LicenseStore =>
  (service as unknown as { store: LicenseStore }).store

/** What a test does with the module: mint, read a label, put a tag into a state. */
export class TagShop {
  private constructor(
    readonly service: MediaLicenseService,
    private manager?: unknown,
  ) {}

  static open(service: MediaLicenseService, manager: unknown): TagShop {
    return new TagShop(service, manager)
  }

  /** A shop with a master key for all tests of a suite; each test has a new database, and finds the shop on it. */
  static forTests(service: MediaLicenseService, orm: { forkManager(): unknown }): TagShop {
    jest.setTimeout(300_000)
    process.env.MEDIA_LICENSE_MASTER_KEY = MASTER.toString("base64")
    const shop = new TagShop(service)
    beforeEach(() => {
      shop.manager = orm.forkManager()
    })
    return shop
  }

  get sql(): Sql {
    return sqlOf(this.manager)
  }

  async order(more: Record<string, unknown> = {}): Promise<string> {
    const input = batchInputSchema.parse({
      scheme: "gs1_sgtin",
      purpose: "sale",
      gtin: GTIN,
      mandate_ref: "contract 7",
      quantity: 5,
      title: { en: "Spirited Away", zhCN: "千与千寻" },
      variant_id: "variant_1",
      ...more,
    })
    return (await this.service.batches.create(input, { actor: USER })).value.id
  }

  /** A minted batch; answers the ids of its tags. */
  async mint(more: Record<string, unknown> = {}): Promise<string[]> {
    const id = await this.order(more)
    await this.service.minting.take(id)
    await this.service.minting.run(id)
    return this.tagsOf(id)
  }

  mintForRent(more: Record<string, unknown> = {}): Promise<string[]> {
    const rental = { scheme: "gs1_giai", purpose: "rental", gtin: null, mandate_ref: null, company_prefix: "4012345" }
    return this.mint({ ...rental, ...more })
  }

  async tagsOf(batchId: string): Promise<string[]> {
    const rows = await this.sql.execute<{ id: string }>(
      `select id from media_license_tag where batch_id = ? order by idx`,
      [batchId],
    )
    return rows.map(({ id }) => id)
  }

  /** The text of the tag's symbol. */
  async token(tagId: string, host = HOST): Promise<string> {
    const [row] = await this.sql.execute<{ sig: Buffer; kid: number; scheme: "gs1_sgtin"; value: string }>(
      `select t.sig, b.kid, b.scheme, coalesce(b.gtin, b.company_prefix, '') as value
       from media_license_tag t join media_license_batch b on b.id = t.batch_id where t.id = ?`,
      [tagId],
    )
    const { sig, kid, scheme, value } = row!
    return tokenUrl(host, stemOf(kid, sig), { scheme, value, serial: serialOfTag(tagId) })
  }

  /** What is under the scratch panel. */
  async pin(tagId: string): Promise<string> {
    const [row] = await this.sql.execute<{ batch_id: string; wrapped_pin_key: string }>(
      `select t.batch_id, b.wrapped_pin_key from media_license_tag t join media_license_batch b on b.id = t.batch_id
       where t.id = ?`,
      [tagId],
    )
    const key = await localProvider(MASTER).unwrap(pinKeyLabel(row!.batch_id), row!.wrapped_pin_key)
    return pinOf(key, rawOfSerial(serialOfTag(tagId)))
  }

  /** Puts a tag into a state without going through its life. */
  async force(tagId: string, status: TagStatus, more: Record<string, unknown> = {}): Promise<void> {
    const owned = status === "activated" || status === "transfer_pending"
    const columns: Record<string, unknown> = { status, ...(owned ? { owner_id: "cus_1" } : {}), ...more }
    await this.sql.execute(
      `update media_license_tag set ${Object.keys(columns)
        .map((column) => `"${column}" = ?`)
        .join(", ")} where id = ?`,
      [...Object.values(columns), tagId],
    )
  }

  async tag(tagId: string): Promise<Record<string, unknown> & { status: TagStatus; ver: number }> {
    const [row] = await this.sql.execute<Record<string, unknown> & { status: TagStatus; ver: number }>(
      `select * from media_license_tag where id = ?`,
      [tagId],
    )
    return row!
  }

  events(
    tagId: string,
  ): Promise<{ kind: string; from_status: string | null; to_status: string | null; ver: number }[]> {
    return this.sql.execute(
      `select kind, from_status, to_status, ver from media_license_event where tag_id = ? order by occurred_at, ver, id`,
      [tagId],
    )
  }

  /** A tag on a shelf. */
  async shelved(tagId: string): Promise<string> {
    await this.force(tagId, "printed")
    await this.service.scans.receive({ tag_id: tagId, location_id: "sloc_1" }, { actor: USER })
    return tagId
  }

  /** A tag that went out with an order. */
  async sold(tagId: string, orderId = "order_1", fulfillmentId = `ful_${tagId.slice(-6)}`): Promise<string> {
    await this.shelved(tagId)
    const line = `line_${tagId.slice(-6)}`
    await this.service.packing.pack(
      { tag_id: tagId, order_id: orderId, line_item_id: line, variant_id: "variant_1", wanted: 1 },
      { actor: USER },
    )
    await this.service.packing.bind({
      order_id: orderId,
      fulfillment_id: fulfillmentId,
      lines: [{ line_item_id: line, quantity: 1, tag_mode: "required" }],
    })
    await this.service.packing.ship(fulfillmentId)
    return tagId
  }
}
