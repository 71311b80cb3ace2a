import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { BuyoutLine, CustodyOutcome } from "../../../modules/license/actions/custody"
import type { By, Done, LicenseActor, LicenseEvent } from "../../../modules/license/transaction/types"
import { select } from "../../lib/sql"
import { licenseOf } from "../lib/service"

/** Who lends; the same shape as rental's. A job or a customer lends through the system. */
export interface LendingActor {
  type: "user" | "api_key" | "customer" | "system" | "job"
  id?: string | null
}

type Lending<T> = T & { actor?: LendingActor | undefined }

export type RentOutInput = Lending<{ unit_ids: string[] }>
export type RentInInput = Lending<{ unit_id: string }>
export type BuyOutInput = Lending<{ unit_id: string } & BuyoutLine>

/** What happened to a tag, `null` for a copy that has none. */
export interface CustodyDone {
  outcome: CustodyOutcome | null
  events: LicenseEvent[]
}

/**
 * The tags of copies that are about to leave. Compensated by putting those back whose copies have not left: a workflow
 * may fail after the hand-out, and then the tag is where its copy is.
 *
 * @throws 409 `media_license_tag_state`
 */
export const rentOutTagsStep = createStep(
  "media-license-rent-out",
  async ({ unit_ids, actor }: RentOutInput, { container }) => {
    const { value, events } = await licenseOf(container).custody.rentOut(unit_ids, by(actor))
    const undo = { tag_ids: value.map(({ id }) => id), actor }
    return new StepResponse({ tag_ids: undo.tag_ids, events }, undo)
  },
  async (out, { container }) => {
    if (!out || out.tag_ids.length === 0) return
    const stayed = await select<{ id: string }>(
      container,
      `select t.id from media_license_tag t left join media_rental_unit u on u.id = t.rental_unit_id
       where t.id = any(?::text[]) and u.status is distinct from 'out'`,
      [out.tag_ids],
    )
    await licenseOf(container).custody.undoRentOut(
      stayed.map(({ id }) => id),
      by(out.actor),
    )
  },
)

/** The copy is back, whatever its tag says: no compensation, and nothing here refuses a return. */
export const rentInTagStep = createStep(
  "media-license-rent-in",
  async ({ unit_id, actor }: RentInInput, { container }) =>
    new StepResponse(await whatever(container, unit_id, () => licenseOf(container).custody.rentIn(unit_id, by(actor)))),
)

/** The copy is sold, whatever its tag says: as with a return. */
export const buyOutTagStep = createStep(
  "media-license-rent-buyout",
  async ({ unit_id, actor, ...line }: BuyOutInput, { container }) =>
    new StepResponse(
      await whatever(container, unit_id, () => licenseOf(container).custody.buyOut(unit_id, line, by(actor))),
    ),
)

/** The reconciliation finds a tag again that could not follow now. */
async function whatever(
  container: MedusaContainer,
  unitId: string,
  change: () => Promise<Done<CustodyOutcome | null>>,
): Promise<CustodyDone> {
  try {
    const { value, events } = await change()
    return { outcome: value, events }
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    logger.error(`media_license: the tag of copy ${unitId} did not follow it: ${(error as Error).message}`)
    return { outcome: null, events: [] }
  }
}

function by(actor: LendingActor | undefined): By {
  if (!actor) return {}
  const type = actor.type === "user" || actor.type === "api_key" ? actor.type : "system"
  const custodian: LicenseActor = { type, id: actor.id ?? null }
  return { actor: custodian }
}
