import { Badge, Button, Text, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { TagStatusBadge } from "../../components/license-badges"
import { TextLink } from "../../components/text-link"
import { usePackScan } from "../../hooks/license-packing"
import { useScanFailure } from "../../hooks/use-scan-failure"
import { packState, type PackLine } from "../../lib/license-packing"
import type { Tag } from "../../lib/license-tag-types"
import { tell } from "../../lib/tell"

/** Each line with what is scanned of it, and whether its fulfilment can be created. */
export function PackLines({ lines, mayScan }: { lines: readonly PackLine[]; mayScan: boolean }) {
  return (
    <ul className="divide-y">
      {lines.map((line) => (
        <Line key={line.id} line={line} mayScan={mayScan} />
      ))}
    </ul>
  )
}

function Line({ line, mayScan }: { line: PackLine; mayScan: boolean }) {
  const { t } = useTranslation("media")
  const { packed, bound, wanted } = line
  return (
    <li className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <Text size="small" weight="plus" className="break-words">
            {line.title}
          </Text>
          <Badge size="2xsmall">{t(`packing.mode.${line.mode}`)}</Badge>
        </div>
        {wanted > 0 && (
          <Text size="small" weight="plus" className="tabular-nums">
            {t("packing.count", { packed: packed.length, wanted })}
          </Text>
        )}
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {t(`packing.state.${packState(line)}`, { packed: packed.length })}
      </Text>
      <Copies title={t("packing.waiting")} tags={packed} mayScan={mayScan} />
      <Copies title={t("packing.bound")} tags={bound} mayScan={mayScan} />
      {line.more > 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("packing.more", { count: line.more })}
        </Text>
      )}
    </li>
  )
}

function Copies({ title, tags, mayScan }: { title: string; tags: readonly Tag[]; mayScan: boolean }) {
  if (tags.length === 0) return null
  return (
    <div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {title}
      </Text>
      <ul>
        {tags.map((tag) => (
          <Copy key={tag.id} tag={tag} mayScan={mayScan} />
        ))}
      </ul>
    </div>
  )
}

function Copy({ tag, mayScan }: { tag: Tag; mayScan: boolean }) {
  const { t } = useTranslation("media")
  const unpack = useUnpack(tag)
  const canUnpack = mayScan && (tag.packed !== null || tag.status === "bound")
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 py-1">
      <span className="flex flex-wrap items-center gap-2">
        <TextLink to={`/media/license/tags/${tag.id}`} className="txt-compact-small font-mono">
          {tag.serial_printed}
        </TextLink>
        {!tag.packed && <TagStatusBadge status={tag.status} />}
      </span>
      {canUnpack && (
        <Button
          type="button"
          size="small"
          variant="transparent"
          isLoading={unpack.isPending}
          aria-label={t("packing.unpack", { serial: tag.serial_printed })}
          onClick={() => void unpack.run()}
        >
          {t("packing.unpackShort")}
        </Button>
      )}
    </li>
  )
}

/** Before the fulfilment a copy is simply taken out; afterwards its parcel would be short of it, so one is asked. */
function useUnpack(tag: Tag) {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const failure = useScanFailure()
  const scan = usePackScan()
  const serial = tag.serial_printed
  const run = async () => {
    const agreed =
      tag.packed !== null ||
      (await prompt({
        variant: "danger",
        title: t("packing.undo.title"),
        description: t("packing.undo.text", { serial }),
        confirmText: t("packing.undo.confirm"),
        cancelText: t("common.cancel"),
      }))
    if (!agreed) return
    tell(scan.mutateAsync({ intent: "unpack", code: serial }), {
      done: t("packing.unpacked", { serial }),
      failed: t("licenseConsole.notDone"),
      reason: failure,
    })
  }
  return { run, isPending: scan.isPending }
}
