import { useMemo } from "react"
import { useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useTerms } from "../hooks/terms"
import { useLanguage } from "../hooks/use-language"
import * as drafts from "../lib/drafts"
import { COMMON_LANGUAGES, CONTRIBUTOR_KINDS, LANGUAGE_KINDS, RATING_SCHEMES } from "../lib/enums"
import { languageName, pickLabel } from "../lib/format"
import { RemoteCell } from "./combo-fields"
import type { Choice } from "./fields"
import { RowEditor, SelectCell, TextCell } from "./row-editor"
import { contributorSource } from "./sources"

const people = contributorSource()
const labels = contributorSource("label")

/** Roles by their label; a role the vocabulary does not know is still shown by its code. */
export function useRoleChoices(): Choice[] {
  const { data } = useTerms("role")
  const language = useLanguage()
  return useMemo(
    () => (data ?? []).map((term) => ({ value: term.code, label: pickLabel(term.labels, language, term.code) })),
    [data, language],
  )
}

export function CreditsEditor({ name = "credits" }: { name?: string }) {
  const { t } = useTranslation("media")
  const roles = useRoleChoices()
  return (
    <RowEditor
      name={name}
      label={t("item.credits")}
      addLabel={t("credits.add")}
      blank={drafts.blankCredit}
      empty={t("credits.empty")}
      ordered
      row={(row) => (
        <div className="grid grid-cols-1 gap-2 md:grid-cols-4">
          <div className="flex flex-col gap-y-2">
            <RemoteCell
              name={`${row}.contributor`}
              label={t("credits.contributor")}
              placeholder={t("credits.contributorHint")}
              source={people}
              allowNew
            />
            <NewContributorKind row={row} />
          </div>
          <SelectCell name={`${row}.role`} label={t("credits.role")} choices={roles} />
          <TextCell name={`${row}.credited_as`} label={t("credits.creditedAs")} />
          <TextCell name={`${row}.character`} label={t("credits.character")} />
        </div>
      )}
    />
  )
}

/** Somebody new to the catalogue has to be said to be a person or a group. */
function NewContributorKind({ row }: { row: string }) {
  const { t } = useTranslation("media")
  const picked = useWatch({ name: `${row}.contributor` }) as drafts.Picked | null
  if (!picked || picked.id) return null
  const kinds = CONTRIBUTOR_KINDS.map((kind) => ({ value: kind, label: t(`contributorKind.${kind}`) }))
  return <SelectCell name={`${row}.kind`} label={t("credits.kind")} choices={kinds} />
}

export function LabelsEditor({ name = "labels" }: { name?: string }) {
  const { t } = useTranslation("media")
  return (
    <RowEditor
      name={name}
      label={t("item.labels")}
      addLabel={t("labels.add")}
      blank={drafts.blankLabel}
      empty={t("labels.empty")}
      ordered
      row={(row) => (
        <div className="grid grid-cols-1 gap-2 md:grid-cols-2">
          <RemoteCell
            name={`${row}.label`}
            label={t("labels.label")}
            placeholder={t("labels.labelHint")}
            source={labels}
            allowNew
          />
          <TextCell name={`${row}.catalog_number`} label={t("labels.catalogNumber")} />
        </div>
      )}
    />
  )
}

export function LanguagesEditor({ name = "languages" }: { name?: string }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const kinds = LANGUAGE_KINDS.map((kind) => ({ value: kind, label: t(`languageKind.${kind}`) }))
  const tags = COMMON_LANGUAGES.map((tag) => ({ value: tag, label: languageName(tag, language) }))
  return (
    <RowEditor
      name={name}
      label={t("item.languages")}
      addLabel={t("languages.add")}
      blank={drafts.blankLanguage}
      ordered={false}
      row={(row) => (
        <div className="grid grid-cols-1 gap-2 md:grid-cols-3">
          <SelectCell name={`${row}.kind`} label={t("languages.kind")} choices={kinds} />
          <LanguageCell name={`${row}.lang`} choices={tags} />
          <TextCell name={`${row}.note`} label={t("languages.note")} />
        </div>
      )}
    />
  )
}

/** The common languages by name, plus whatever tag the row already has. */
function LanguageCell({ name, choices }: { name: string; choices: Choice[] }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const current = String(useWatch({ name }) ?? "")
  const known = current === "" || choices.some((choice) => choice.value === current)
  const all = known ? choices : [{ value: current, label: languageName(current, language) }, ...choices]
  return <SelectCell name={name} label={t("languages.lang")} choices={all} />
}

export function RatingsEditor({ name = "ratings" }: { name?: string }) {
  const { t } = useTranslation("media")
  const schemes = Object.keys(RATING_SCHEMES).map((scheme) => ({ value: scheme, label: t(`ratingScheme.${scheme}`) }))
  return (
    <RowEditor
      name={name}
      label={t("item.ratings")}
      addLabel={t("ratings.add")}
      blank={drafts.blankRating}
      row={(row) => (
        <div className="grid grid-cols-1 gap-2 md:grid-cols-3">
          <SelectCell name={`${row}.scheme`} label={t("ratings.scheme")} choices={schemes} />
          <RatingValueCell row={row} />
          <TextCell name={`${row}.country`} label={t("ratings.country")} />
        </div>
      )}
    />
  )
}

function RatingValueCell({ row }: { row: string }) {
  const { t } = useTranslation("media")
  const scheme = String(useWatch({ name: `${row}.scheme` }) ?? "")
  // China has no film rating system: an approval is shown as "not rated", never as a rating for everyone.
  const choices = (RATING_SCHEMES[scheme] ?? []).map((value) => ({
    value,
    label: scheme === "NRTA" ? t("ratings.approved") : value,
  }))
  return <SelectCell name={`${row}.value`} label={t("ratings.value")} choices={choices} />
}
