import { Text } from "@medusajs/ui"
import { useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { blankRelation, type RelationDraft } from "../lib/drafts"
import { RELATION_KINDS } from "../lib/enums"
import { RemoteCell } from "./combo-fields"
import { RowEditor, SelectCell } from "./row-editor"
import { itemSource } from "./sources"

/** What a release contains, continues or belongs to. A box set needs at least two releases it contains. */
export function RelationsEditor({ name = "relations" }: { name?: string }) {
  const { t } = useTranslation("media")
  const kinds = RELATION_KINDS.map((kind) => ({ value: kind, label: t(`relationKind.${kind}`) }))
  return (
    <RowEditor
      name={name}
      label={t("item.relations")}
      addLabel={t("relations.add")}
      blank={blankRelation}
      empty={t("relations.empty")}
      ordered
      row={(row) => (
        <div className="grid grid-cols-1 items-center gap-2 md:grid-cols-2">
          <SelectCell name={`${row}.kind`} label={t("relations.kind")} choices={kinds} />
          <TargetCell row={row} />
        </div>
      )}
    />
  )
}

/** A stored relation keeps its target; a new one searches for it. */
function TargetCell({ row }: { row: string }) {
  const { t } = useTranslation("media")
  const draft = useWatch({ name: row }) as RelationDraft | undefined
  if (draft?.id) return <Text size="small">{draft.to?.name}</Text>
  return <RemoteCell name={`${row}.to`} label={t("relations.target")} source={itemSource} />
}
