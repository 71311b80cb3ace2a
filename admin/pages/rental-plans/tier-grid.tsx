import { Plus } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useFieldArray, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { Section } from "../../components/states"
import { blankTier, type PlanDraft, type PlanWarnings } from "../../lib/plan-form"
import { TierRow } from "./tier-row"

/** Most prices of one plan, as the server has it. */
const MAX_TIERS = 200

/** The prices: a length, what it costs, and whom or when it is for. */
export function TierGrid({ currency, warnings }: { currency: string; warnings: PlanWarnings | null }) {
  const { t } = useTranslation("media")
  const { control, getValues } = useFormContext<PlanDraft>()
  const rows = useFieldArray({ control, name: "tiers", keyName: "rowKey" })
  const heads = ["days", "amount", "currency", "label", "conditions", "actions"] as const
  const copy = (index: number) => {
    const tier = getValues(`tiers.${index}`)
    rows.insert(index + 1, { ...tier, label: "", amount: "" })
  }
  return (
    <Section title={t("plans.section.tiers")} subtitle={t("plans.tiersHint")}>
      <div className="overflow-x-auto" role="region" aria-label={t("plans.section.tiers")} tabIndex={0}>
        <table className="w-full min-w-[640px]">
          <thead>
            <tr className="border-ui-border-base border-b">
              {heads.map((head) => (
                <th
                  key={head}
                  scope="col"
                  className="txt-compact-xsmall-plus text-ui-fg-subtle px-1 py-2 text-left first:pl-6 last:pr-6"
                >
                  {t(`plans.tier.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.fields.map((field, index) => (
              <TierRow
                key={field.rowKey}
                index={index}
                isUnused={warnings?.unused?.includes(index) ?? false}
                onCopy={() => copy(index)}
                onRemove={() => rows.remove(index)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Button
          type="button"
          size="small"
          variant="secondary"
          disabled={rows.fields.length >= MAX_TIERS}
          onClick={() => rows.append(blankTier(currency), { focusName: `tiers.${rows.fields.length}.days` })}
        >
          <Plus />
          {t("plans.tier.add")}
        </Button>
        <Text size="small" className="text-ui-fg-subtle">
          {t("plans.tier.count", { count: rows.fields.length })}
        </Text>
      </div>
    </Section>
  )
}
