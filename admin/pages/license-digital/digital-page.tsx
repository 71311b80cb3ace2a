import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, Outlet, useParams } from "react-router-dom"
import { DetailContent } from "../../components/detail"
import { DigitalStatusBadge } from "../../components/license-badges"
import { LicenseNav } from "../../components/license-nav"
import { TwoColumns } from "../../components/two-columns"
import { useDigital } from "../../hooks/license-digital"
import { useCan } from "../../hooks/use-can"
import { DIGITAL_ACTS, type DigitalAct, type DigitalLicence } from "../../lib/license-digital-types"
import { Devices } from "./sections/devices"
import { Downloads } from "./sections/downloads"
import { DigitalFacts, DigitalTerms } from "./sections/facts"

/** One licence: whose it is, what it allows, which devices hold it, what was downloaded, and what can be done. */
export function DigitalPage() {
  const query = useDigital(useParams().id ?? "")
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <DetailContent
        texts="licenseDigital"
        query={query}
        back="/media/license/digital"
        rows={{ main: [2, 4], side: [6, 6] }}
      >
        {(one) => (
          <TwoColumns
            main={
              <>
                <Header one={one} />
                <Devices one={one} />
                <Downloads one={one} />
              </>
            }
            side={
              <>
                <DigitalFacts one={one} />
                <DigitalTerms one={one} />
              </>
            }
          />
        )}
      </DetailContent>
      <Outlet />
    </div>
  )
}

const PATHS: Record<DigitalAct, string> = { suspended: "suspend", active: "resume", revoked: "revoke" }

function Header({ one }: { one: DigitalLicence }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const acts = can("license.digital:manage") ? DIGITAL_ACTS[one.status] : []
  const reason = one.status_reason
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Heading className="break-words">{one.product_title ?? t("licenseDigital.unknownProduct")}</Heading>
          <div className="flex flex-wrap items-center gap-2 pt-1">
            <DigitalStatusBadge status={one.status} />
            <span className="txt-small font-mono">{t("licenseDigital.keyEnds", { last: one.key_last4 })}</span>
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          {acts.map((act) => (
            <Button key={act} size="small" variant={act === "revoked" ? "danger" : "secondary"} asChild>
              <Link to={PATHS[act]}>{t(`licenseDigital.act.${act}.button`)}</Link>
            </Button>
          ))}
        </div>
      </div>
      <Text size="small">{t(`licenseDigital.statusMeans.${one.status}`)}</Text>
      {reason && (
        <Text size="small" className="text-ui-fg-subtle break-words">
          {t("licenseDigital.reasonWas", {
            reason: t(`licenseDigital.cause.${reason}`, { defaultValue: reason }),
          })}
        </Text>
      )}
    </Container>
  )
}
