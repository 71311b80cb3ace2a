import { useTranslation } from "react-i18next"
import { DiscsEditor } from "../../components/discs-editor"
import { IdentifiersEditor } from "../../components/identifiers-editor"
import { CreditsEditor, LabelsEditor, LanguagesEditor, RatingsEditor } from "../../components/list-editors"
import { TermsEditor } from "../../components/terms-editor"
import { FormSection } from "./form-section"
import { hasPicture } from "./release-section"

/** The lists of a release: what is printed on it, what is on it, who made it. */
export function ContentSections({ discFormat, carrier }: { discFormat: string; carrier: string }) {
  const { t } = useTranslation("media")
  return (
    <>
      <FormSection title={t("item.identifiers")} hint={t("identifiers.hint")}>
        <IdentifiersEditor />
      </FormSection>
      <FormSection title={t("item.labels")}>
        <LabelsEditor />
      </FormSection>
      <FormSection title={t("item.discs")}>
        <DiscsEditor defaultFormat={discFormat || "disc"} />
      </FormSection>
      <FormSection title={t("item.credits")}>
        <CreditsEditor />
      </FormSection>
      <FormSection title={t("item.terms")}>
        <TermsEditor />
      </FormSection>
      {hasPicture(carrier) && (
        <FormSection title={t("item.languagesAndRatings")}>
          <LanguagesEditor />
          <RatingsEditor />
        </FormSection>
      )}
    </>
  )
}
