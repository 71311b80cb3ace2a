import { Alert, Button, StatusBadge, Table } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { KeyStateBadge } from "../../components/batch-badges"
import { NoValue } from "../../components/badges"
import { LicenseNav } from "../../components/license-nav"
import { PagedRows } from "../../components/list-paging"
import { Section } from "../../components/states"
import { TextLink } from "../../components/text-link"
import { useSigningKeys } from "../../hooks/license-approvals"
import { useCan } from "../../hooks/use-can"
import { useLanguage } from "../../hooks/use-language"
import { formatDateTime, pickLabel } from "../../lib/format"
import type { SigningKey } from "../../lib/license-batch-types"
import { formatNumber } from "../../lib/rental-format"
import { DistrustKey } from "./distrust-key"

const PAGE = 20

/** Every key of the shop, what it may sign, and whether its certificate stands up. */
export function KeysPage() {
  const { t } = useTranslation("media")
  const [offset, setOffset] = useState(0)
  const [distrusting, setDistrusting] = useState<SigningKey | null>(null)
  const query = useSigningKeys({ limit: PAGE, offset })
  const { data } = query
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      {data && data.master_key !== "environment" && (
        <Alert variant={data.master_key === "missing" ? "error" : "warning"}>
          {t(`signingKeys.master.${data.master_key}`)}
        </Alert>
      )}
      <Section level="h1" title={t("signingKeys.title")} subtitle={t("signingKeys.hint")}>
        <PagedRows
          texts="signingKeys"
          query={query}
          shown={data?.keys.length}
          offset={offset}
          pageSize={PAGE}
          onGo={setOffset}
        >
          {data && <KeyTable keys={data.keys} onDistrust={setDistrusting} />}
        </PagedRows>
      </Section>
      {distrusting && <DistrustKey signingKey={distrusting} onClose={() => setDistrusting(null)} />}
    </div>
  )
}

const COLUMNS = ["kid", "for", "state", "certificate", "since"] as const

function KeyTable({ keys, onDistrust }: { keys: SigningKey[]; onDistrust: (key: SigningKey) => void }) {
  const { t } = useTranslation("media")
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            {COLUMNS.map((name) => (
              <Table.HeaderCell key={name}>{t(`signingKeys.column.${name}`)}</Table.HeaderCell>
            ))}
            <Table.HeaderCell>
              <span className="sr-only">{t("signingKeys.distrust.open")}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {keys.map((key) => (
            <KeyRow key={key.kid} signingKey={key} onDistrust={onDistrust} />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

function KeyRow({ signingKey: key, onDistrust }: { signingKey: SigningKey; onDistrust: (key: SigningKey) => void }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const language = useLanguage()
  const distrustable = key.purpose === "batch" && (key.state === "active" || key.state === "closed")
  return (
    <Table.Row>
      <Table.Cell className="tabular-nums">{key.kid}</Table.Cell>
      <Table.Cell>
        <span className="block">{t(`signingKeys.purpose.${key.purpose}`)}</span>
        {key.batch_id && (
          <TextLink to={`/media/license/batches/${key.batch_id}`} className="txt-compact-xsmall">
            {pickLabel(key.batch_title, language, key.batch_id)}
          </TextLink>
        )}
        {key.certified_quantity !== null && (
          <span className="txt-compact-xsmall text-ui-fg-subtle block">
            {t(key.certified_value ? "signingKeys.certified" : "signingKeys.certifiedCopies", {
              count: key.certified_quantity,
              formatted: formatNumber(key.certified_quantity, language),
              value: key.certified_value,
            })}
          </span>
        )}
      </Table.Cell>
      <Table.Cell>
        <KeyStateBadge state={key.state} />
        <span className="txt-compact-xsmall text-ui-fg-subtle block">
          {t(key.has_private ? "signingKeys.canSign" : "signingKeys.cannotSign")}
        </span>
      </Table.Cell>
      <Table.Cell>
        {key.certificate_state === "none" ? (
          <NoValue />
        ) : (
          <StatusBadge color={key.certificate_state === "valid" ? "green" : "red"}>
            {t(`signingKeys.certificate.${key.certificate_state}`)}
          </StatusBadge>
        )}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap tabular-nums">{formatDateTime(key.not_before, language)}</Table.Cell>
      <Table.Cell className="text-right">
        {distrustable && key.pending_approval && (
          <TextLink to="/media/license/approvals?state=pending">{t("signingKeys.pending")}</TextLink>
        )}
        {distrustable && !key.pending_approval && can("license.key:manage") && (
          <Button type="button" size="small" variant="transparent" onClick={() => onDistrust(key)}>
            {t("signingKeys.distrust.open")}
          </Button>
        )}
      </Table.Cell>
    </Table.Row>
  )
}
