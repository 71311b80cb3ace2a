import type { IFileModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { invalid, type Problem } from "../../../lib/errors"
import type { VariantRuleInput } from "../../../modules/license/domain/digital"
import { select } from "../../lib/sql"

/**
 * What a rule names has to exist.
 *
 * @throws 400 with every problem: `media_license_variant_not_found`, `media_license_file_not_found`
 */
export async function requireRuleReferences(container: MedusaContainer, rule: VariantRuleInput): Promise<void> {
  const [variant] = await select(container, `select 1 from product_variant where id = ? and deleted_at is null`, [
    rule.variant_id,
  ])
  const problems: Problem[] = variant
    ? []
    : [
        {
          path: "variant_id",
          code: "media_license_variant_not_found",
          message: `variant ${rule.variant_id} does not exist`,
        },
      ]
  const files = container.resolve<IFileModuleService>(Modules.FILE)
  for (const [index, { file_id }] of rule.files.entries()) {
    const found = await files.retrieveFile(file_id).then(
      () => true,
      () => false,
    )
    if (!found) {
      const message = `file ${JSON.stringify(file_id)} does not exist`
      problems.push({ path: `files.${index}.file_id`, code: "media_license_file_not_found", message })
    }
  }
  if (problems.length > 0) throw invalid(problems)
}
