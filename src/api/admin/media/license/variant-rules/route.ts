import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { variantRuleSchema } from "../../../../../modules/license/domain/digital"
import { variantRule, variantRules } from "../../../../../workflows/license/readers/rules"
import { setVariantRuleWorkflow } from "../../../../../workflows/license/rules"
import { listRulesQuery, variantRuleAnswer, variantRulesAnswer } from "../digital-validators"

export const GET = route(
  {
    summary: "Which variants carry tags and which licence comes with them",
    permission: "license.rule:read",
    query: listRulesQuery,
    response: variantRulesAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { variant_rules, count } = await variantRules(req.scope, { filters, order, limit, offset })
    return { variant_rules, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Set a variant's rule",
    description: "A variant has one rule: this makes it or replaces it.",
    permission: "license.rule:update",
    idempotency: "mediaLicense",
    body: variantRuleSchema,
    response: variantRuleAnswer,
    errors: {
      400: [
        "media_invalid",
        "media_license_variant_not_found",
        "media_license_terms_not_found",
        "media_license_file_not_found",
        "media_license_tag_needed",
      ],
      409: ["media_license_version_conflict", "media_license_rule_exists"],
    },
  },
  async (req, { body }) => {
    const { result } = await setVariantRuleWorkflow(req.scope).run({ input: { rule: body, actor: signedIn(req) } })
    return { variant_rule: await variantRule(req.scope, result.id) }
  },
)
