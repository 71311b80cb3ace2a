import { useRouteModal } from "@medusajs/dashboard/components"
import { Heading, toast } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import { IdentifiersEditor } from "../../../components/identifiers-editor"
import { CreditsEditor, LabelsEditor, LanguagesEditor, RatingsEditor } from "../../../components/list-editors"
import { RelationsEditor } from "../../../components/relations-editor"
import { TermsEditor } from "../../../components/terms-editor"
import { useLanguage } from "../../../hooks/use-language"
import { useListEditor, type ListSpec } from "../../../hooks/use-list-editor"
import * as drafts from "../../../lib/drafts"
import { pickLabel } from "../../../lib/format"
import type { Item } from "../../../lib/types"
import { Editor } from "./editor"

type Specs = Parameters<typeof useListEditor>[1]

/** Credits of single tracks are shown with their track and are not part of this list. */
const CREDITS: ListSpec<drafts.CreditDraft> = {
  list: "credits",
  rowsOf: (item) => item.credits.filter((credit) => !credit.track_id).map(drafts.creditDraft),
  isBlank: drafts.isBlankCredit,
  toBody: drafts.creditBody,
}
const LABELS: ListSpec<drafts.LabelDraft> = {
  list: "labels",
  rowsOf: (item) => item.labels.map(drafts.labelDraft),
  isBlank: drafts.isBlankLabel,
  toBody: drafts.labelBody,
}
/** Identifiers of a disc, track or variant keep their owner; only those of the release itself are edited here. */
const IDENTIFIERS: ListSpec<drafts.IdentifierDraft> = {
  list: "identifiers",
  rowsOf: (item) =>
    item.identifiers.filter((one) => !one.disc_id && !one.track_id && !one.variant_id).map(drafts.identifierDraft),
  isBlank: drafts.isBlankIdentifier,
  toBody: drafts.identifierBody,
}
const LANGUAGES: ListSpec<drafts.LanguageDraft> = {
  list: "languages",
  rowsOf: (item) => item.languages.map(drafts.languageDraft),
  isBlank: drafts.isBlankLanguage,
  toBody: drafts.languageBody,
}
const RATINGS: ListSpec<drafts.RatingDraft> = {
  list: "ratings",
  rowsOf: (item) => item.ratings.map(drafts.ratingDraft),
  isBlank: drafts.isBlankRating,
  toBody: drafts.ratingBody,
}
const termsIn = (language: string): ListSpec<drafts.TermDraft> => ({
  list: "terms",
  rowsOf: (item) => item.terms.map((term) => drafts.termDraft(term, pickLabel(term.labels, language, term.code))),
  isBlank: () => false,
  toBody: drafts.termBody,
})

const RELATIONS: ListSpec<drafts.RelationDraft> = {
  list: "relations",
  rowsOf: (item) => item.relations.map(drafts.relationDraft),
  isBlank: (row) => row.to === null,
  toBody: drafts.relationBody,
}

function Lists({ item, specs, children }: { item: Item; specs: Specs; children: ReactNode }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const { submit, ...editor } = useListEditor(item, specs, () => {
    toast.success(t("item.saved"))
    handleSuccess()
  })
  return (
    <EditorForm wide onSubmit={submit} {...editor}>
      {children}
    </EditorForm>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-y-3">
      <Heading level="h2">{title}</Heading>
      {children}
    </section>
  )
}

export function EditCredits() {
  const { t } = useTranslation("media")
  return (
    <Editor wide title={t("item.editCredits")}>
      {(item) => (
        <Lists item={item} specs={[CREDITS]}>
          <CreditsEditor />
        </Lists>
      )}
    </Editor>
  )
}

export function EditIdentifiers() {
  const { t } = useTranslation("media")
  return (
    <Editor wide title={t("item.editIdentifiers")}>
      {(item) => (
        <Lists item={item} specs={[LABELS, IDENTIFIERS]}>
          <Part title={t("item.labels")}>
            <LabelsEditor />
          </Part>
          <Part title={t("item.identifiers")}>
            <IdentifiersEditor itemId={item.id} />
          </Part>
        </Lists>
      )}
    </Editor>
  )
}

export function EditRelations() {
  const { t } = useTranslation("media")
  return (
    <Editor wide title={t("item.editRelations")}>
      {(item) => (
        <Lists item={item} specs={[RELATIONS]}>
          <RelationsEditor />
        </Lists>
      )}
    </Editor>
  )
}

export function EditClassification() {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <Editor wide title={t("item.editClassification")}>
      {(item) => (
        <Lists item={item} specs={[termsIn(language), RATINGS, LANGUAGES]}>
          <Part title={t("item.terms")}>
            <TermsEditor />
          </Part>
          <Part title={t("item.ratings")}>
            <RatingsEditor />
          </Part>
          <Part title={t("item.languages")}>
            <LanguagesEditor />
          </Part>
        </Lists>
      )}
    </Editor>
  )
}
