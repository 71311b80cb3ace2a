import { Button, Text, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Section } from "../../../components/states"
import { useCan } from "../../../hooks/use-can"
import type { CaseDetail } from "../../../lib/license-case-types"
import { useQuickEdit } from "../use-quick-edit"

/** Whether everybody who checks the tag is warned. A person decides, on a confirmed case, and is asked twice. */
export function CautionSection({ one }: { one: CaseDetail }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const prompt = usePrompt()
  const edit = useQuickEdit(one.id)
  const on = one.public_caution
  const act = on ? "end" : "start"
  const allowed = can("license.case:update") && (on || one.status === "confirmed")
  const ask = async () => {
    const agreed = await prompt({
      variant: on ? "confirmation" : "danger",
      title: t(`licenseCases.caution.${act}Title`),
      description: t(`licenseCases.caution.${act}Text`),
      confirmText: t(`licenseCases.caution.${act}Confirm`),
      cancelText: t("common.cancel"),
    })
    if (agreed) edit.run({ public_caution: !on })
  }
  return (
    <Section title={t("licenseCases.caution.title")}>
      <div className="flex flex-col items-start gap-y-3 px-6 py-4">
        <Text size="small">{t(on ? "licenseCases.caution.on" : "licenseCases.caution.off")}</Text>
        {allowed ? (
          <Button
            type="button"
            size="small"
            variant={on ? "secondary" : "danger"}
            isLoading={edit.isPending}
            onClick={() => void ask()}
          >
            {t(`licenseCases.caution.${act}`)}
          </Button>
        ) : (
          !on && (
            <Text size="small" className="text-ui-fg-subtle">
              {t("licenseCases.caution.needsConfirmed")}
            </Text>
          )
        )}
      </div>
    </Section>
  )
}
