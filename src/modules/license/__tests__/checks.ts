import type { ScanDraft } from "../actions/observation"
import { DEFAULT_RISK_WEIGHTS } from "../domain/risk"
import type { By } from "../transaction/types"
import type MediaLicenseService from "../service"
import type { TagShop } from "./tag-shop"

/** Checks of tags as the resolver hands them on, and what came of them. */
export class Checks {
  constructor(
    private readonly service: MediaLicenseService,
    private readonly shop: TagShop,
  ) {}

  /** A phone on a street, an hour ago, unless told otherwise. */
  draft(tagId: string, more: Partial<ScanDraft> = {}): ScanDraft {
    return {
      tag_id: tagId,
      channel: "resolver",
      verdict: "authentic_sold",
      status: "sold",
      device_mac: "device_1",
      ip_mac: "ip_1",
      ua_class: "mobile",
      country: "PT",
      cell: "38.5,-9.0",
      is_owner: false,
      pin_event: null,
      scanned_at: new Date(Date.now() - 3_600_000).toISOString(),
      ...more,
    }
  }

  /** Writes them down; answers what is announced. */
  async store(scans: readonly ScanDraft[], by: By = {}): Promise<string[]> {
    const { events } = await this.service.observation.store(scans, by)
    return events.map(({ kind }) => kind)
  }

  /** Scores everything that waits; answers what is announced. */
  async rescore(): Promise<string[]> {
    const kinds: string[] = []
    for (let after: string | null = ""; after !== null;) {
      const { value, events } = await this.service.risk.rescore({ weights: DEFAULT_RISK_WEIGHTS, after })
      kinds.push(...events.map(({ kind }) => kind))
      after = value.last
    }
    return kinds
  }

  cases(tagId: string): Promise<{ id: string; kind: string; status: string; severity: string; signals: object }[]> {
    return this.shop.sql.execute(
      `select id, kind, status, severity, signals from media_license_case where tag_id = ? order by created_at, id`,
      [tagId],
    )
  }

  async stat(tagId: string): Promise<{ sessions: number; dirty: boolean; first_at: Date; last_at: Date }> {
    const [row] = await this.shop.sql.execute<{ sessions: number; dirty: boolean; first_at: Date; last_at: Date }>(
      `select sessions, dirty, first_at, last_at from media_license_tag_stat where tag_id = ?`,
      [tagId],
    )
    return row!
  }

  scans(
    tagId: string,
  ): Promise<{ device_mac: string; new_session: boolean; case_id: string | null; ip_mac: string }[]> {
    return this.shop.sql.execute(
      `select device_mac, new_session, case_id, ip_mac from media_license_scan where tag_id = ? order by scanned_at, id`,
      [tagId],
    )
  }
}

/** ISO 8601 text of so many minutes before now. */
export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()
