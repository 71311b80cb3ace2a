import { Alert, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { TextLink } from "../../../components/text-link"
import { useApproval } from "../../../hooks/license-tags"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { Tag } from "../../../lib/license-tag-types"

/** What whoever works with this tag has to know first: a request, a hold, open cases, a successor. */
export function TagNotices({ tag }: { tag: Tag }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <>
      {tag.pending_approval && <PendingRequest id={tag.pending_approval.id} action={tag.pending_approval.action} />}
      {tag.hold_reason && (
        <Alert variant="warning">
          <Text size="small">
            {t(`licenseTags.hold.${tag.hold_reason}`, { defaultValue: t("licenseTags.hold.other") })}
          </Text>
        </Alert>
      )}
      {tag.open_cases.length > 0 && (
        <Alert variant="warning">
          <Text size="small">{t("licenseTags.openCases", { count: tag.open_cases.length })}</Text>
          <ul className="flex flex-col gap-y-1 pt-1">
            {tag.open_cases.map(({ id, kind }) => (
              <li key={id}>
                <TextLink to={`/media/license/cases/${id}`} className="txt-small">
                  {t(`licenseCases.kind.${kind}`)}
                </TextLink>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {tag.superseded_by && (
        <Alert variant="info">
          <TextLink to={`/media/license/tags/${tag.superseded_by}`} className="txt-small">
            {t("licenseTags.successor")}
          </TextLink>
        </Alert>
      )}
      {tag.pin_locked_until && (
        <Alert variant="warning">
          <Text size="small">
            {t("licenseTags.pinLocked", { time: formatDateTime(tag.pin_locked_until, language) })}
          </Text>
        </Alert>
      )}
    </>
  )
}

/** What somebody has asked for; another person decides on the page of approvals. */
function PendingRequest({ id, action }: { id: string; action: "revoke" | "restore" }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { data } = useApproval(id)
  return (
    <Alert variant="info">
      <div className="flex flex-col gap-y-1">
        <Text size="small" weight="plus">
          {t(`licenseTags.request.${action}.pending`)}
        </Text>
        {data && (
          <>
            <Text size="small" className="break-words">
              {t("licenseTags.request.by", {
                who: data.requested_by.name ?? t("licenseTags.formerStaff"),
                time: formatDateTime(data.created_at, language),
                reason: t(`licenseTags.revokeReason.${data.reason}`, { defaultValue: data.reason }),
              })}
            </Text>
            {data.note && (
              <Text size="small" className="break-words">
                {data.note}
              </Text>
            )}
            <Text size="small">
              {t(data.own ? "licenseTags.request.ownPending" : "licenseTags.request.otherPending", {
                time: formatDateTime(data.expires_at, language),
              })}
            </Text>
          </>
        )}
        <TextLink to="/media/license/approvals" className="txt-small">
          {t("licenseTags.request.open")}
        </TextLink>
      </div>
    </Alert>
  )
}
