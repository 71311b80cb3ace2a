import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { RuleChange, RuleRow } from "../../../modules/license/actions/rules/rows"
import type { CreateTermsInput, EditTermsInput, VariantRuleInput } from "../../../modules/license/domain/digital"
import type { Done } from "../../../modules/license/transaction/types"
import type { AuditEventInput } from "../../../modules/system/domain/audit-event"
import { recordAuditStep } from "../../system/steps/record-audit"
import {
  createTermsStep,
  deleteTermsStep,
  deleteVariantRuleStep,
  editTermsStep,
  setVariantRuleStep,
  type By,
} from "./steps"

export { storeLicenceFile, storeLicenceFileWorkflow } from "./store-file"

/** What follows every write. Rules are announced to nobody: they are read when they are needed. */
function finish(done: WorkflowData<Done<RuleChange>>, input: WorkflowData<{ actor?: Actor | undefined }>) {
  recordAuditStep(
    transform({ done, input }, ({ done, input }) => ({
      ...(input.actor ? { actor: input.actor } : {}),
      events: auditOf(done.value),
    })),
  )
  return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.value.id })))
}

/** An edit that changed nothing leaves no trace. */
function auditOf({ entry, id, before, after }: RuleChange): AuditEventInput[] {
  if (before?.version === after?.version) return []
  return [
    {
      action: `license.${entry}.${before === null ? "created" : after === null ? "deleted" : "updated"}`,
      resource_type: `media_license_${entry}`,
      resource_id: id,
      ...(before ? { before: view(before) } : {}),
      ...(after ? { after: view(after) } : {}),
    },
  ]
}

const view = ({ id: _id, version: _version, ...row }: RuleRow): Record<string, unknown> => row

/**
 * Terms of digital licences.
 *
 * @example
 * const terms = createTermsSchema.parse({ name: "Album", max_devices: 5 })
 * const { result } = await createLicenceTermsWorkflow(container).run({ input: { terms, actor } })
 */
export const createLicenceTermsWorkflow = createWorkflow(
  "media-license-create-terms",
  (input: WorkflowData<By<{ terms: CreateTermsInput }>>) => finish(createTermsStep(input), input),
)

/**
 * Licences that are out keep what they were issued with.
 *
 * @throws 404, 409 `media_license_version_conflict`
 */
export const editLicenceTermsWorkflow = createWorkflow(
  "media-license-edit-terms",
  (input: WorkflowData<By<{ id: string; edit: EditTermsInput }>>) => finish(editTermsStep(input), input),
)

/** @throws 404, 409 `media_license_terms_in_use` */
export const deleteLicenceTermsWorkflow = createWorkflow(
  "media-license-delete-terms",
  (input: WorkflowData<By<{ id: string }>>) => finish(deleteTermsStep(input), input),
)

/**
 * What a variant's copies carry and which licence comes with them; makes the variant's rule or changes it.
 *
 * @throws 400 with every problem, 409 `media_license_version_conflict`
 * @example
 * const rule = variantRuleSchema.parse({ variant_id, tag_mode: "none", terms_id, files: [{ file_id, title: "CD.zip" }] })
 * await setVariantRuleWorkflow(container).run({ input: { rule, actor } })
 */
export const setVariantRuleWorkflow = createWorkflow(
  "media-license-set-variant-rule",
  (input: WorkflowData<By<{ rule: VariantRuleInput }>>) => finish(setVariantRuleStep(input), input),
)

/** @throws 404, 409 `media_license_rule_in_use` */
export const deleteVariantRuleWorkflow = createWorkflow(
  "media-license-delete-variant-rule",
  (input: WorkflowData<By<{ id: string }>>) => finish(deleteVariantRuleStep(input), input),
)
