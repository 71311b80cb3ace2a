import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Completeness, useMissingText } from "../../../components/badges"
import { Section } from "../../../components/states"
import { editorOf } from "../../../lib/missing"
import type { Item } from "../../../lib/types"

/** What is still missing, each entry leading to where it can be filled in. */
export function CompletenessSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const name = useMissingText()
  return (
    <Section title={t("item.completeness")} actions={<Completeness value={item.data_quality} missing={[]} />}>
      {item.missing_fields.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("item.nothingMissing")}
        </Text>
      ) : (
        <ul className="flex flex-col px-6 py-3">
          {item.missing_fields.map((field) => (
            <li key={field}>
              <Link
                to={editorOf(field, item)}
                className="txt-compact-small text-ui-fg-base hover:text-ui-fg-subtle underline focus-visible:shadow-borders-focus inline-flex min-h-7 items-center rounded outline-none"
              >
                {t("item.addMissing", { field: name(field) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
