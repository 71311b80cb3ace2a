import { Alert, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { HealthCard } from "../../components/health-card"
import { Empty, Failure, Section, SectionSkeleton } from "../../components/states"
import { useMyPermissions, useSettings } from "../../hooks/settings"
import { SettingsForm } from "./settings-form"

/** The plugin's settings, rendered from the schemas the server declares, and the state of its parts. */
export function SettingsPage() {
  const { t } = useTranslation("media")
  return (
    <div className="flex flex-col gap-y-3">
      <Section title={t("settings.title")} level="h1" subtitle={t("settings.subtitle")}>
        <ModeNotice />
      </Section>
      <Settings />
      <HealthCard />
    </div>
  )
}

/** Without roles everybody may do everything; every settings page says so. */
function ModeNotice() {
  const { t } = useTranslation("media")
  const { data } = useMyPermissions()
  if (data?.mode !== "open") return null
  return (
    <div className="px-6 py-4">
      <Alert variant="info">
        <Text size="small">{t("settings.openMode")}</Text>
      </Alert>
    </div>
  )
}

function Settings() {
  const { t } = useTranslation("media")
  const { data, error, isPending, refetch } = useSettings()
  if (isPending) return <SectionSkeleton rows={4} what={t("settings.title")} />
  if (!data) return <Failure error={error} what={t("settings.failed")} onRetry={() => void refetch()} />
  if (data.length === 0) return <Empty title={t("settings.none.title")} message={t("settings.none.message")} />
  return <SettingsForm settings={data} />
}
