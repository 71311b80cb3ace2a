import { useTranslation } from "react-i18next"
import { RiskBadge, TagStatusBadge } from "../../../components/license-badges"
import { Section } from "../../../components/states"
import { TextLink } from "../../../components/text-link"
import { useLanguage } from "../../../hooks/use-language"
import type { CaseDetail } from "../../../lib/license-case-types"
import { tagTitle } from "../../../lib/license-format"
import { Nothing } from "../../item/sections/section-parts"

/** The tag the case is about, with the way to everything that happened to it. */
export function CaseTag({ one }: { one: CaseDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { tag } = one
  return (
    <Section title={t("licenseCases.tag")}>
      {!tag ? (
        <Nothing>{t("licenseCases.noTag")}</Nothing>
      ) : (
        <div className="flex flex-col gap-y-3 px-6 py-4">
          <div>
            <p className="txt-small-plus break-words">{tagTitle(tag, language) || t("licenseTags.one")}</p>
            <p className="txt-small text-ui-fg-subtle break-all font-mono">{tag.serial_printed}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            <TagStatusBadge status={tag.status} />
            <RiskBadge level={tag.risk_level} />
          </div>
          <p className="txt-small">{t(`licenseTags.statusMeans.${tag.status}`)}</p>
          <TextLink to={`/media/license/tags/${tag.id}`} className="txt-small self-start">
            {t("licenseCases.openTag")}
          </TextLink>
        </div>
      )}
    </Section>
  )
}
