import type { MedusaContainer } from "@medusajs/framework/types"
import type { NoticeOccasion, RentalReminders } from "../../../modules/rental/actions/notices"
import { ALERTING_EVENTS } from "../../../modules/rental/domain/notices"
import type MediaRentalService from "../../../modules/rental/service"
import { groupRows, select } from "../../lib/sql"
import { sendRentalNotice, type SendRentalNoticeInput } from "../notices/send-notice"
import { deliver, tellOfRentals } from "../notices/tell"
import { jobWorkflow } from "../../lib/job-workflow"
import { PAGE, pageOf, throughPages, type JobResult } from "./pages"

const actor = { type: "job", id: "media-rental-notices" } as const
const REMINDERS = "media_rental.reminders"

async function sendNotices(container: MedusaContainer): Promise<Record<string, JobResult>> {
  const now = new Date()
  return {
    reminders: await remind(container, now),
    missed: await tellMissed(container, now),
    alerts: await alertMissed(container, now),
    retries: await retry(container, now),
  }
}

/** Everything that falls due for one customer goes into one letter, as far as it stands on one page. */
async function remind(container: MedusaContainer, now: Date): Promise<JobResult> {
  const { notices } = container.resolve<MediaRentalService>("mediaRental")
  return throughPages(container, {
    name: `${actor.id} (reminders)`,
    next: async (after: string | null) => {
      const { rentals, last } = await notices.remindersDue({ now, after, limit: PAGE })
      return { rows: [...groupRows(rentals, (rental: RentalReminders) => rental.customer_id).values()], last }
    },
    work: async (rentals) => {
      const claims = rentals.flatMap((rental) => rental.claims)
      return tellOfRentals(container, claims, { now, trigger: REMINDERS })
    },
  })
}

/** What the event bus has lost, with a process or without one. */
async function tellMissed(container: MedusaContainer, now: Date): Promise<JobResult> {
  const { notices } = container.resolve<MediaRentalService>("mediaRental")
  return throughPages(container, {
    name: `${actor.id} (missed)`,
    next: async (after: string | null) =>
      pageOf(await notices.missed({ now, after, limit: PAGE }), (occasion: NoticeOccasion) => occasion.event_id),
    work: async (occasion) => (await sendRentalNotice(container, occasion, now)).letters,
  })
}

const DAY_MS = 86_400_000

/** Alerts of the last three days that are not in the feed. */
async function alertMissed(container: MedusaContainer, now: Date): Promise<JobResult> {
  return throughPages(container, {
    name: `${actor.id} (alerts)`,
    next: async (after: string | null) =>
      pageOf(await unalerted(container, now, after), (event: SendRentalNoticeInput) => event.event_id),
    work: async (event) => {
      await sendRentalNotice(container, event, now)
      return 1
    },
  })
}

function unalerted(container: MedusaContainer, now: Date, after: string | null): Promise<SendRentalNoticeInput[]> {
  return select<SendRentalNoticeInput>(
    container,
    `select e.id as event_id, e.type, e.rental_order_id, e.hold_id, e.data from media_rental_event e
     where e.type = any(?::text[]) and e.occurred_at > ?::timestamptz and e.occurred_at <= ?::timestamptz
       and exists (select 1 from notification_provider p
         where p.is_enabled and p.deleted_at is null and 'feed' = any(p.channels))
       and not exists (select 1 from notification n where n.idempotency_key = 'media_rental:alert:' || e.id)
       and (?::text is null or (e.occurred_at, e.id) > (
         select b.occurred_at, b.id from media_rental_event b where b.id = ?))
     order by e.occurred_at, e.id limit ?`,
    [
      [...ALERTING_EVENTS],
      new Date(now.getTime() - 3 * DAY_MS).toISOString(),
      new Date(now.getTime() - 60_000).toISOString(),
      after,
      after,
      PAGE,
    ],
  )
}

/** Letters a provider refused, a few times over three days. */
async function retry(container: MedusaContainer, now: Date): Promise<JobResult> {
  const { notices } = container.resolve<MediaRentalService>("mediaRental")
  return throughPages(container, {
    name: `${actor.id} (retries)`,
    next: async (after: string | null) =>
      pageOf(await notices.failed({ now, after, limit: PAGE }), (letter) => letter.event_id),
    work: async ({ event_id, data: letter }) => {
      if (!(await notices.takeRetry(event_id, letter, { now, actor }))) return 0
      await deliver(container, { ...letter, attempt: letter.attempt + 1 }, { now, trigger: REMINDERS })
      return 1
    },
  })
}

/**
 * Reminds customers of what is due soon or overdue, tells what the event bus has lost, and tries letters again that a
 * provider refused. Every hour; each thing is told once however often it runs.
 *
 * @example await sendRentalNoticesWorkflow(container).run({ input: {} })
 */
export const sendRentalNoticesWorkflow = jobWorkflow("media-rental-notices", sendNotices)
