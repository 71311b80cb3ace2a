import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, Outlet } from "react-router-dom"
import { RentalHookAlert } from "../../components/rental-hook-alert"
import { Section } from "../../components/states"
import { CalendarsSection } from "./calendars"
import { TermsMatrix } from "./terms-matrix"

/** The rules of renting: terms by scope, and when each location is open. */
export function RentalSettingsPage() {
  const { t } = useTranslation("media")
  return (
    <>
      <div className="flex flex-col gap-y-3">
        <RentalHookAlert />
        <Section
          title={t("rentalTerms.page.title")}
          level="h1"
          actions={
            <Button size="small" variant="secondary" asChild>
              <Link to="/settings/media">{t("rentalTerms.page.settings")}</Link>
            </Button>
          }
        >
          <p className="txt-small text-ui-fg-subtle px-6 py-4">{t("rentalTerms.page.intro")}</p>
        </Section>
        <TermsMatrix />
        <CalendarsSection />
      </div>
      <Outlet />
    </>
  )
}
