import type { Sql } from "../../../../lib/sql"
import type { TagStatus } from "../../domain/enums"
import type { DigitalStatus } from "../../domain/digital/status"

/** What the shop knows of a customer's copies and licences. Neither signatures nor MACs are among it. */
export interface CustomerRecords {
  /** Copies the customer owns or has owned; the id holds the serial, which is printed on the copy. */
  tags: {
    id: string
    title: { en?: string | null; zhCN?: string | null }
    /** Of the copy today, where it is still the customer's. */
    status: TagStatus | null
    how: string
    from_at: Date
    to_at: Date | null
  }[]
  transfers: {
    id: string
    tag_id: string
    direction: "given" | "received"
    status: string
    expires_at: Date
    accepted_at: Date | null
  }[]
  licences: {
    id: string
    variant_id: string | null
    order_id: string | null
    status: DigitalStatus
    key_last4: string
    created_at: Date
    devices: { label: string; activated_at: string; deactivated_at: string | null }[]
  }[]
  reports: { id: string; tag_id: string | null; kind: string; text: string; place: string | null; created_at: Date }[]
}

/** Everything the module has stored under a customer's id, oldest first. */
export async function recordsOf(sql: Sql, customerId: string): Promise<CustomerRecords> {
  const rows = <Key extends keyof CustomerRecords>(text: string, ...more: string[]) =>
    sql.execute<CustomerRecords[Key][number]>(text, [customerId, ...more])
  return {
    tags: await rows<"tags">(
      `select t.id, b.title, case when o.to_at is null then t.status end as status, o.how, o.from_at, o.to_at
       from media_license_owner o join media_license_tag t on t.id = o.tag_id join media_license_batch b on b.id = t.batch_id
       where o.customer_id = ? and o.deleted_at is null order by o.from_at, o.id`,
    ),
    transfers: await rows<"transfers">(
      `select id, tag_id, case when from_customer_id = ? then 'given' else 'received' end as direction, status,
         expires_at, accepted_at
       from media_license_transfer where from_customer_id = ? or to_customer_id = ? order by created_at, id`,
      customerId,
      customerId,
    ),
    licences: await rows<"licences">(
      `select g.id, g.variant_id, g.order_id, g.status, g.key_last4, g.created_at,
         (select coalesce(jsonb_agg(jsonb_build_object('label', d.label, 'activated_at', d.created_at,
             'deactivated_at', d.deactivated_at) order by d.created_at), '[]') from media_license_device d
           where d.digital_id = g.id) as devices
       from media_license_digital g where g.customer_id = ? and g.deleted_at is null order by g.created_at, g.id`,
    ),
    reports: await rows<"reports">(
      `select id, tag_id, kind, text, place, created_at from media_license_report
       where customer_id = ? and deleted_at is null order by created_at, id`,
    ),
  }
}
