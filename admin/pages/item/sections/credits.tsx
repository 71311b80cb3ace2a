import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useRoleChoices } from "../../../components/list-editors"
import { Section } from "../../../components/states"
import type { Credit, Item } from "../../../lib/types"
import { EditLink, Nothing } from "./section-parts"

/** Who made the release, under the role they had, by the name they were credited with. */
export function CreditsSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const roles = useRoleChoices()
  const credits = item.credits.filter((credit) => !credit.track_id)
  const groups = new Map<string, Credit[]>()
  for (const credit of credits) groups.set(credit.role, [...(groups.get(credit.role) ?? []), credit])
  return (
    <Section title={t("item.credits")} actions={<EditLink to="credits" label={t("item.editCredits")} />}>
      {credits.length === 0 && <Nothing>{t("credits.empty")}</Nothing>}
      <dl className="divide-y">
        {[...groups].map(([role, list]) => (
          <div key={role} className="grid grid-cols-2 gap-4 px-6 py-3">
            <dt className="txt-compact-small-plus text-ui-fg-subtle">
              {roles.find((choice) => choice.value === role)?.label ?? role}
            </dt>
            <dd className="flex flex-col gap-y-1">
              {list.map((credit) => (
                <CreditName key={credit.id} credit={credit} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function CreditName({ credit }: { credit: Credit }) {
  const { t } = useTranslation("media")
  const { contributor } = credit
  const native = contributor.name_native !== contributor.name ? contributor.name_native : null
  const notes = [
    native,
    credit.credited_as && credit.credited_as !== contributor.name
      ? t("credits.as", { name: credit.credited_as })
      : null,
    credit.character ? t("credits.plays", { character: credit.character }) : null,
  ].filter(Boolean)
  return (
    <Text size="small" leading="compact">
      {contributor.name}
      {notes.length > 0 && <span className="text-ui-fg-subtle">{` · ${notes.join(" · ")}`}</span>}
    </Text>
  )
}
