import type { CreateTermsInput, EditTermsInput, VariantRuleInput } from "../../domain/digital/terms"
import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { revertRule } from "./revert"
import type { RuleChange } from "./rows"
import { createTerms, deleteTerms, editTerms } from "./terms"
import { deleteVariantRule, setVariantRule } from "./variant-rules"

/** Which variants carry tags and licences, and what a licence allows. Each call is one transaction. */
export const rules = (store: LicenseStore) => ({
  async createTerms(input: CreateTermsInput, by: By = {}): Promise<Done<RuleChange>> {
    return store.change(by, (tx) => createTerms(tx, input))
  },

  /** @throws 404, 409 `media_license_version_conflict` */
  async editTerms(id: string, edit: EditTermsInput, by: By = {}): Promise<Done<RuleChange>> {
    return store.change(by, (tx) => editTerms(tx, id, edit))
  },

  /** @throws 404, 409 `media_license_terms_in_use` */
  async deleteTerms(id: string, by: By = {}): Promise<Done<RuleChange>> {
    return store.change(by, (tx) => deleteTerms(tx, id))
  },

  /** @throws 400 with every problem, 409 `media_license_version_conflict` */
  async setVariantRule(input: VariantRuleInput, by: By = {}): Promise<Done<RuleChange>> {
    return store.change(by, (tx) => setVariantRule(tx, input))
  },

  /** @throws 404, 409 `media_license_rule_in_use` */
  async deleteVariantRule(id: string, by: By = {}): Promise<Done<RuleChange>> {
    return store.change(by, (tx) => deleteVariantRule(tx, id))
  },

  /** Undoes a change of a workflow that failed later, unless somebody has changed the row since. */
  async revert(change: RuleChange): Promise<void> {
    await store.change({}, (tx) => revertRule(tx, change))
  },
})
