import { Badge } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import { languageName, pickLabel } from "../../../lib/format"
import type { Item, RatingEntry } from "../../../lib/types"
import { EditLink } from "./section-parts"

/** Genres and styles, age ratings, languages. */
export function ClassificationSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const rating = useRatingText()
  const vocabularies = [...new Set(["genre", ...item.terms.map((term) => term.vocabulary)])]
  const kinds = [...new Set(item.languages.map((entry) => entry.kind))]
  return (
    <Section
      title={t("item.classification")}
      actions={<EditLink to="classification" label={t("item.editClassification")} />}
    >
      {vocabularies.map((vocabulary) => (
        <Chips
          key={vocabulary}
          title={t(`vocabulary.${vocabulary}`)}
          chips={item.terms
            .filter((term) => term.vocabulary === vocabulary)
            .map((term) => pickLabel(term.labels, language, term.code))}
        />
      ))}
      <Chips title={t("item.ratings")} chips={item.ratings.map(rating)} />
      {kinds.map((kind) => (
        <Chips
          key={kind}
          title={t(`languageKind.${kind}`)}
          chips={item.languages
            .filter((entry) => entry.kind === kind)
            .map((entry) => languageName(entry.lang, language))}
        />
      ))}
    </Section>
  )
}

/** China's approval is no rating: it reads "not rated", never "for everyone". */
function useRatingText() {
  const { t } = useTranslation("media")
  return (entry: RatingEntry): string => {
    if (entry.scheme === "NRTA") return t("ratings.notRated")
    const text = t("ratings.text", { scheme: entry.scheme, value: entry.value })
    return entry.min_age === null ? text : t("ratings.withAge", { rating: text, age: entry.min_age })
  }
}

function Chips({ title, chips }: { title: string; chips: string[] }): ReactNode {
  return (
    <div className="grid grid-cols-[1fr_2fr] gap-4 px-6 py-3">
      <span className="txt-compact-small-plus text-ui-fg-subtle">{title}</span>
      <div className="flex flex-wrap gap-1">
        {chips.length === 0 ? (
          <NoValue />
        ) : (
          chips.map((chip, index) => (
            <Badge key={index} size="2xsmall">
              {chip}
            </Badge>
          ))
        )}
      </div>
    </div>
  )
}
