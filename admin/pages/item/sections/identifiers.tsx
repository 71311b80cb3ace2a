import { Badge, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Section } from "../../../components/states"
import type { Identifier, Item } from "../../../lib/types"
import { EditLink, Nothing } from "./section-parts"

/** Labels with their catalogue numbers, and every code printed on the release with its verdict. */
export function IdentifiersSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const empty = item.labels.length === 0 && item.identifiers.length === 0
  return (
    <Section
      title={t("item.labelsAndIdentifiers")}
      actions={<EditLink to="identifiers" label={t("item.editIdentifiers")} />}
    >
      {empty && <Nothing>{t("identifiers.empty")}</Nothing>}
      {item.labels.map((entry) => (
        <div key={entry.id} className="grid grid-cols-2 gap-4 px-6 py-3">
          <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
            {entry.label.name}
          </Text>
          <Text size="small" leading="compact">
            {entry.catalog_number ?? t("labels.noNumber")}
          </Text>
        </div>
      ))}
      {item.identifiers.map((identifier) => (
        <IdentifierRow key={identifier.id} identifier={identifier} />
      ))}
    </Section>
  )
}

function IdentifierRow({ identifier }: { identifier: Identifier }) {
  const { t } = useTranslation("media")
  const owner = identifier.track_id ? "track" : identifier.disc_id ? "disc" : identifier.variant_id ? "offer" : null
  const notes = [owner && t(`identifierOwner.${owner}`), identifier.description, identifier.check_note].filter(Boolean)
  return (
    <div className="grid grid-cols-2 items-center gap-4 px-6 py-3">
      <div className="flex items-center gap-x-2">
        <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
          {t(`identifierType.${identifier.type}`)}
        </Text>
        {identifier.is_primary && <Badge size="2xsmall">{t("identifiers.primary")}</Badge>}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0">
          <Text size="small" leading="compact" className="break-all tabular-nums">
            {identifier.value_raw}
          </Text>
          {notes.length > 0 && (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {notes.join(" · ")}
            </Text>
          )}
        </div>
        <StatusBadge color={identifier.is_valid ? "green" : "red"}>
          {t(identifier.is_valid ? "identifiers.isValid" : "identifiers.isInvalid")}
        </StatusBadge>
      </div>
    </div>
  )
}
