import { Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../../hooks/use-language"
import { pickLabel } from "../../lib/format"
import type { MediaType } from "../../lib/types"

/** The first question: what is it? Everything after depends on the answer. */
export function TypeStep({ types, onPick }: { types: MediaType[]; onPick: (code: string) => void }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const active = types.filter((type) => type.is_active).sort((a, b) => a.rank - b.rank)
  return (
    <div className="flex flex-col gap-y-6">
      <div>
        <Heading>{t("create.typeStep")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("create.typeStepHint")}
        </Text>
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {active.map((type) => (
          <button
            key={type.code}
            type="button"
            onClick={() => onPick(type.code)}
            className="bg-ui-bg-base shadow-elevation-card-rest hover:shadow-elevation-card-hover focus-visible:shadow-borders-focus flex flex-col gap-y-1 rounded-lg p-4 text-left outline-none"
          >
            <Text size="small" weight="plus">
              {pickLabel(type.label, language, type.code)}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t(`carrier.${type.carrier}`)}
            </Text>
          </button>
        ))}
      </div>
    </div>
  )
}
