import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { RuleChange } from "../../../modules/license/actions/rules/rows"
import type { CreateTermsInput, EditTermsInput, VariantRuleInput } from "../../../modules/license/domain/digital"
import { byOf } from "../digital/by"
import { licenseOf } from "../lib/service"
import { requireRuleReferences } from "./references"

export type By<T> = T & { actor?: Actor | undefined }

/** Puts a row back, unless somebody has changed it since; the event log keeps what it has. */
async function revert(change: RuleChange | undefined, { container }: { container: MedusaContainer }): Promise<void> {
  if (change) await licenseOf(container).rules.revert(change)
}

/** Compensated by soft-deleting them. */
export const createTermsStep = createStep(
  "media-license-create-terms",
  async ({ terms, actor }: By<{ terms: CreateTermsInput }>, { container }) => {
    const done = await licenseOf(container).rules.createTerms(terms, byOf(actor))
    return new StepResponse(done, done.value)
  },
  revert,
)

/** Compensated by the inverse edit. */
export const editTermsStep = createStep(
  "media-license-edit-terms",
  async ({ id, edit, actor }: By<{ id: string; edit: EditTermsInput }>, { container }) => {
    const done = await licenseOf(container).rules.editTerms(id, edit, byOf(actor))
    return new StepResponse(done, done.value)
  },
  revert,
)

/** Compensated by bringing them back. */
export const deleteTermsStep = createStep(
  "media-license-delete-terms",
  async ({ id, actor }: By<{ id: string }>, { container }) => {
    const done = await licenseOf(container).rules.deleteTerms(id, byOf(actor))
    return new StepResponse(done, done.value)
  },
  revert,
)

/** Compensated by the rule as it was. */
export const setVariantRuleStep = createStep(
  "media-license-set-variant-rule",
  async ({ rule, actor }: By<{ rule: VariantRuleInput }>, { container }) => {
    await requireRuleReferences(container, rule)
    const done = await licenseOf(container).rules.setVariantRule(rule, byOf(actor))
    return new StepResponse(done, done.value)
  },
  revert,
)

/** Compensated by bringing it back. */
export const deleteVariantRuleStep = createStep(
  "media-license-delete-variant-rule",
  async ({ id, actor }: By<{ id: string }>, { container }) => {
    const done = await licenseOf(container).rules.deleteVariantRule(id, byOf(actor))
    return new StepResponse(done, done.value)
  },
  revert,
)
