import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { variantRule } from "../../../../../../workflows/license/readers/rules"
import { deleteVariantRuleWorkflow } from "../../../../../../workflows/license/rules"
import { variantRuleAnswer, variantRuleDeletedAnswer } from "../../digital-validators"

export const GET = route(
  {
    summary: "One variant's rule",
    permission: "license.rule:read",
    response: variantRuleAnswer,
    errors: { 404: ["media_license_variant_rule_not_found"] },
  },
  async (req) => ({ variant_rule: await variantRule(req.scope, req.params.id!) }),
)

export const DELETE = route(
  {
    summary: "Leave a variant without a rule",
    description:
      "Its copies then need no tags and no licence is issued with them. A rule with files is kept while there are " +
      "licences whose holders may download them.",
    permission: "license.rule:update",
    response: variantRuleDeletedAnswer,
    errors: { 404: ["media_license_variant_rule_not_found"], 409: ["media_license_rule_in_use"] },
  },
  async (req) => {
    const id = req.params.id!
    await deleteVariantRuleWorkflow(req.scope).run({ input: { id, actor: signedIn(req) } })
    return { id, object: "media_license_variant_rule", deleted: true }
  },
)
