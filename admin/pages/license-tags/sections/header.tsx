import { Badge, Button, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { TagStatusBadge } from "../../../components/license-badges"
import { TextLink } from "../../../components/text-link"
import { useCan } from "../../../hooks/use-can"
import { useLanguage } from "../../../hooks/use-language"
import { tagTitle } from "../../../lib/license-format"
import type { Tag, TagStatus } from "../../../lib/license-tag-types"

/** Which tag, what its status means in words, and what can be asked for. */
export function TagHeader({ tag }: { tag: Tag }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Text size="small" className="text-ui-fg-subtle break-words">
            <TagTitle tag={tag} language={language} />
          </Text>
          <Heading className="break-all font-mono">{tag.serial_printed}</Heading>
          <div className="flex flex-wrap items-center gap-2 pt-1">
            <TagStatusBadge status={tag.status} />
            {tag.public_caution && <StatusBadge color="orange">{t("licenseTags.caution")}</StatusBadge>}
            <Badge size="xsmall">{t(`licenseTags.purpose.${tag.purpose}`)}</Badge>
            {tag.ex_rental && <Badge size="xsmall">{t("licenseTags.exRental")}</Badge>}
          </div>
        </div>
        <Acts tag={tag} />
      </div>
      <Text size="small">{t(`licenseTags.statusMeans.${tag.status}`)}</Text>
    </Container>
  )
}

function TagTitle({ tag, language }: { tag: Tag; language: string }) {
  const { t } = useTranslation("media")
  const title = [tagTitle(tag, language), tag.edition].filter(Boolean).join(" · ") || t("licenseTags.one")
  return tag.product_id ? <TextLink to={`/products/${tag.product_id}`}>{title}</TextLink> : <>{title}</>
}

/** Statuses a tag can be revoked from; a label that is on no copy yet is voided instead. */
const REVOCABLE: ReadonlySet<TagStatus> = new Set([
  "printed",
  "assigned",
  "bound",
  "sold",
  "activated",
  "transfer_pending",
  "returned",
  "rental_in",
  "rental_out",
])

function Acts({ tag }: { tag: Tag }) {
  const { t } = useTranslation("media")
  const can = useCan()
  if (tag.pending_approval || !can("license.revocation:create")) return null
  const act = tag.status === "revoked" ? "restore" : REVOCABLE.has(tag.status) ? "revoke" : null
  if (!act) return null
  return (
    <Button size="small" variant={act === "revoke" ? "danger" : "secondary"} asChild>
      <Link to={act}>{t(`licenseTags.request.${act}.button`)}</Link>
    </Button>
  )
}
