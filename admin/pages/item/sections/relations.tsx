import { Badge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Section } from "../../../components/states"
import { useItems } from "../../../hooks/items"
import { useTypeLabel } from "../../../hooks/media-types"
import type { Item } from "../../../lib/types"
import { EditLink, Nothing } from "./section-parts"

/** What this release contains or belongs to, and the other editions of the same title. */
export function RelationsSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const siblings = useItems({ title_group_id: item.title_group_id, order: "release_date", limit: 20 })
  const others = (siblings.data?.items ?? []).filter((one) => one.id !== item.id)
  return (
    <Section title={t("item.relations")} actions={<EditLink to="relations" label={t("item.editRelations")} />}>
      {others.length === 0 && item.relations.length === 0 && <Nothing>{t("relations.empty")}</Nothing>}
      <ul className="divide-y">
        {item.relations.map((relation) => (
          <Row
            key={relation.id}
            id={relation.to.id}
            title={relation.to.title}
            note={t(`relationKind.${relation.kind}`)}
            type={relation.to.media_type}
          />
        ))}
        {others.map((other) => (
          <Row
            key={other.id}
            id={other.id}
            title={other.title}
            note={[t("item.otherEdition"), other.edition, other.year].filter(Boolean).join(" · ")}
            type={other.media_type}
          />
        ))}
      </ul>
    </Section>
  )
}

function Row({ id, title, note, type }: { id: string; title: string; note: string; type: string }) {
  const typeLabel = useTypeLabel()
  return (
    <li>
      <Link
        to={`/media/items/${id}`}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center justify-between gap-x-3 px-6 py-2.5 outline-none"
      >
        <div className="min-w-0">
          <Text size="small" leading="compact" weight="plus" className="truncate">
            {title}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle truncate">
            {note}
          </Text>
        </div>
        <Badge size="2xsmall">{typeLabel(type)}</Badge>
      </Link>
    </li>
  )
}
