import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { OfferFacts } from "../../../modules/rental/actions/setup/offers"
import { select } from "../../lib/sql"
import { recordAuditStep } from "../../system/steps/record-audit"
import { announceStep } from "../steps/announce"
import { RATED_AGE, shopSchemes } from "../readers/title-age"
import { auditOfSetup } from "./lib/audit"
import { followCatalogueStep } from "./steps/write-setup"

/** Products and variants something has happened to. */
export interface FollowCatalogueInput {
  product_ids?: string[]
  variant_ids?: string[]
  /** Every title whose ratings ask for another age than its offer says. */
  ages?: boolean
}

/** Most offers one run brings up to date; an event names one product, a batch edit at most 500. */
const MAX_OFFERS = 10_000

interface Row {
  id: string
  title: string | null
  media_type: string | null
  disc_count: number | null
  rated_age: number | null
  ended: boolean
}

/** What product and media item say of rental offers now. Writes nothing. */
export const readCatalogueStep = createStep(
  "media-rental-read-catalogue",
  async (input: FollowCatalogueInput, { container }) => new StepResponse(await catalogueFacts(container, input)),
)

/** `ended`: product or variant are gone, or the catalogue offered the variant for rent and no longer does. */
async function catalogueFacts(container: MedusaContainer, input: FollowCatalogueInput): Promise<OfferFacts[]> {
  const schemes = await shopSchemes(container)
  const rows = await select<Row>(
    container,
    `select o.id, p.title, mi.media_type, mi.disc_count, ${RATED_AGE} as rated_age,
            p.id is null or v.id is null
              or (bool_or(mo.id is not null) and not bool_or(mo.condition = 'rental' and mo.deleted_at is null)) as ended
       from media_rental_offer o
       left join product p on p.id = o.product_id and p.deleted_at is null
       left join product_variant v on v.id = o.variant_id and v.deleted_at is null
       left join media_item mi on mi.product_id = o.product_id and mi.deleted_at is null
       left join media_offer mo on mo.variant_id = o.variant_id
      where o.deleted_at is null and (o.product_id = any(?::text[]) or o.variant_id = any(?::text[])
        or (?::boolean and mi.id is not null and o.rated_age is distinct from ${RATED_AGE}))
      group by o.id, p.id, v.id, mi.id order by o.id limit ?`,
    [
      ...[schemes, schemes, input.product_ids ?? [], input.variant_ids ?? []],
      ...[input.ages ?? false, schemes, schemes, MAX_OFFERS],
    ],
  )
  return rows.map(({ id, title, media_type, disc_count, rated_age, ended }) => ({
    id,
    ...(title === null ? {} : { title }),
    // A title that is no media item any more keeps what was known of it.
    ...(media_type === null ? {} : { media_type, rated_age }),
    ...(disc_count === null ? {} : { disc_count: Math.max(1, disc_count) }),
    ...(ended ? { enabled: false as const } : {}),
  }))
}

export const followCatalogueWorkflowId = "media-rental-follow-catalogue-changes"

/**
 * Brings rental offers in line with the catalogue: title, media type, disc count and age are copied, an offer whose product
 * or variant is gone is switched off. It reads what is true now, so it may run late and any number of times. Open rentals
 * have a copy of the title and go on.
 *
 * @example
 * await followCatalogueWorkflow(container).run({ input: { product_ids: [productId] } })
 */
export const followCatalogueWorkflow = createWorkflow(
  followCatalogueWorkflowId,
  (input: WorkflowData<FollowCatalogueInput>) => {
    const facts = readCatalogueStep(input)
    const done = followCatalogueStep(transform({ facts }, ({ facts }) => ({ facts })))
    recordAuditStep(transform({ done }, ({ done }) => ({ events: auditOfSetup(done.value) })))
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => done.value.map((change) => change.id)))
  },
)
