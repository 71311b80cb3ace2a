import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { checkIdentifier } from "../../src/modules/catalog/domain/identifiers/check"
import type { IdentifierType } from "../../src/modules/catalog/domain/enums"
import { useIdentifierLookup } from "../hooks/identifiers"
import { useDebounced } from "../hooks/use-debounced"
import { blankIdentifier } from "../lib/drafts"
import { IDENTIFIER_TYPES } from "../lib/enums"
import type { LookupMatch } from "../lib/system-types"
import { RowEditor, SelectCell, TextCell } from "./row-editor"

interface Props {
  name?: string
  /** The item being edited: finding its own code is no duplicate. */
  itemId?: string
}

/** Identifiers with a verdict while typing: is it well formed, and does another item already carry it. */
export function IdentifiersEditor({ name = "identifiers", itemId }: Props) {
  const { t } = useTranslation("media")
  const types = IDENTIFIER_TYPES.map((type) => ({ value: type, label: t(`identifierType.${type}`) }))
  return (
    <RowEditor
      name={name}
      label={t("item.identifiers")}
      addLabel={t("identifiers.add")}
      blank={() => blankIdentifier()}
      empty={t("identifiers.empty")}
      row={(row) => (
        <div className="flex flex-col gap-y-1">
          <div className="grid grid-cols-1 gap-2 md:grid-cols-3">
            <SelectCell name={`${row}.type`} label={t("identifiers.type")} choices={types} />
            <TextCell name={`${row}.value`} label={t("identifiers.value")} />
            <TextCell name={`${row}.description`} label={t("identifiers.description")} />
          </div>
          <Verdict row={row} itemId={itemId} />
        </div>
      )}
    />
  )
}

function Verdict({ row, itemId }: { row: string; itemId?: string }) {
  const { t } = useTranslation("media")
  const [type, value] = useWatch({ name: [`${row}.type`, `${row}.value`] }) as [string, string]
  const settled = useDebounced((value ?? "").trim(), 350)
  const { data } = useIdentifierLookup(settled)
  if (settled === "") return null
  const check = checkIdentifier(type as IdentifierType, settled)
  const others = (data?.code === settled ? data.matches : []).filter((match) => match.media_item_id !== itemId)
  return (
    <div aria-live="polite" className="flex flex-col gap-y-1 px-1">
      <Line
        tone={check.ok ? "good" : "bad"}
        text={
          check.ok
            ? t("identifiers.valid", { value: check.valueNorm })
            : t(`identifierFault.${check.code}`, { value: settled })
        }
      />
      <Duplicates matches={others} />
    </div>
  )
}

function Duplicates({ matches }: { matches: LookupMatch[] }) {
  const { t } = useTranslation("media")
  const items = [...new Map(matches.map((match) => [match.media_item_id, match])).values()]
  if (items.length === 0) return null
  return (
    <div className="text-ui-fg-subtle flex flex-wrap items-center gap-x-2">
      <Line tone="note" text={t("identifiers.alreadyOn", { count: items.length })} />
      {items.slice(0, 3).map((match) => (
        <Link
          key={match.media_item_id}
          to={`/media/items/${match.media_item_id}`}
          target="_blank"
          className="txt-compact-xsmall text-ui-fg-base underline"
        >
          {match.title}
        </Link>
      ))}
    </div>
  )
}

const TONES = {
  good: { icon: CheckCircleSolid, className: "text-ui-tag-green-icon" },
  bad: { icon: ExclamationCircleSolid, className: "text-ui-tag-red-icon" },
  note: { icon: InformationCircleSolid, className: "text-ui-tag-orange-icon" },
}

function Line({ tone, text }: { tone: keyof typeof TONES; text: string }) {
  const { icon: Icon, className } = TONES[tone]
  return (
    <span className="flex items-center gap-x-1">
      <Icon className={className} />
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {text}
      </Text>
    </span>
  )
}
