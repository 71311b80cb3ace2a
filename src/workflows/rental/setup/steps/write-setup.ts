import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../../lib/permission"
import type { OfferFacts } from "../../../../modules/rental/actions/setup/offers"
import type { SetupChange, SetupEdits, SetupEntry, SetupInputs } from "../../../../modules/rental/actions/setup/types"
import type MediaRentalService from "../../../../modules/rental/service"
import { checkSaleVariant } from "../lib/sale-variant"
import { requireReferences } from "../lib/references"

/** Something to set up, with the fields of its kind. An offer has a workflow of its own. */
export type NewSetup = { [E in Exclude<SetupEntry, "offer">]: { entry: E; input: SetupInputs[E] } }[Exclude<
  SetupEntry,
  "offer"
>]
export type SetupEdit = { [E in SetupEntry]: { entry: E; id: string; edit: SetupEdits[E] } }[SetupEntry]
export interface SetupRef {
  entry: SetupEntry
  id: string
}
type By<T> = T & { actor?: Actor | undefined }

const setupOf = (container: MedusaContainer) => container.resolve<MediaRentalService>("mediaRental").setup
const by = ({ actor }: { actor?: Actor | undefined }) => (actor ? { actor } : {})

/** Puts rows back, except those that somebody has changed since; the event log keeps what it has. */
async function revert(changes: SetupChange[] | undefined, { container }: { container: MedusaContainer }) {
  if (changes?.length) await setupOf(container).revert(changes)
}

/** Creates a plan, terms, a calendar or a member; compensated by soft-deleting it. */
export const createSetupStep = createStep(
  "media-rental-create-setup",
  async (input: By<NewSetup>, { container }) => {
    await requireReferences(container, input.entry, input.input)
    const done = await setupOf(container).create(input.entry, input.input as never, by(input))
    return new StepResponse(done, [done.value])
  },
  revert,
)

/** Edits an entry; compensated by the inverse edit. */
export const editSetupStep = createStep(
  "media-rental-edit-setup",
  async (input: By<SetupEdit>, { container }) => {
    await requireReferences(container, input.entry, input.edit)
    if (input.entry === "offer") await checkSaleVariant(container, input.id, input.edit)
    const done = await setupOf(container).edit(input.entry, input.id, input.edit as never, by(input))
    return new StepResponse(done, [done.value])
  },
  revert,
)

/** Soft-deletes an entry that nothing uses; compensated by bringing it back. */
export const deleteSetupStep = createStep(
  "media-rental-delete-setup",
  async (input: By<SetupRef>, { container }) => {
    const done = await setupOf(container).remove(input.entry, input.id, by(input))
    return new StepResponse(done, [done.value])
  },
  revert,
)

/** Makes a variant rentable; compensated by soft-deleting the offer. */
export const createOfferStep = createStep(
  "media-rental-insert-offer",
  async (input: By<{ values: SetupInputs["offer"] }>, { container }) => {
    const done = await setupOf(container).create("offer", input.values, by(input))
    return new StepResponse(done, [done.value])
  },
  revert,
)

/** Copies what the catalogue says of titles; compensated by the inverse edit. */
export const followCatalogueStep = createStep(
  "media-rental-follow-catalogue",
  async ({ facts }: { facts: OfferFacts[] }, { container }) => {
    const done = await setupOf(container).follow(facts)
    return new StepResponse(done, done.value)
  },
  revert,
)
