import { Plus } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useCallback } from "react"
import { useController, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { moved, setDisc, without } from "../lib/disc-edits"
import { blankDisc, type DiscDraft } from "../lib/drafts"
import { DiscCard } from "./disc-card"
import { messagesBelow } from "./row-editor"

interface Props {
  name?: string
  defaultFormat: string
}

/**
 * Discs with their tracks. The list is one value of the form rather than a field array of field arrays: a box set
 * has six hundred tracks, and only the rows in view are drawn.
 */
export function DiscsEditor({ name = "discs", defaultFormat }: Props) {
  const { t } = useTranslation("media")
  const { formState, clearErrors } = useFormContext()
  const { field } = useController({ name })
  const discs = field.value as DiscDraft[]
  const change = useCallback(
    (next: DiscDraft[]) => {
      field.onChange(next)
      clearErrors(name)
    },
    [field, clearErrors, name],
  )
  const faults = formState.errors[name]
  return (
    <div role="group" aria-label={t("item.discs")} className="flex flex-col gap-y-4">
      {discs.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("discs.empty")}
        </Text>
      )}
      {discs.map((disc, index) => (
        <DiscCard
          key={disc.id ?? `new-${index}`}
          disc={disc}
          index={index}
          count={discs.length}
          faults={faultsOf(faults, index)}
          onChange={(patch) => change(setDisc(discs, index, patch))}
          onMove={(to) => change(moved(discs, index, to))}
          onRemove={() => change(without(discs, index))}
        />
      ))}
      <div className="flex items-center gap-x-3">
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() => change([...discs, blankDisc(discs.at(-1)?.format ?? defaultFormat)])}
        >
          <Plus />
          {t("discs.add")}
        </Button>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("discs.pasteHint")}
        </Text>
      </div>
    </div>
  )
}

/** Faults of one disc by the path below it, e.g. `tracks.2.duration` → message. */
function faultsOf(errors: unknown, index: number): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (node: unknown, path: string) => {
    if (typeof node !== "object" || node === null) return
    const message = (node as { message?: unknown }).message
    if (typeof message === "string" && message !== "") {
      found.set(path, message)
      return
    }
    for (const [key, child] of Object.entries(node)) if (key !== "ref") walk(child, path ? `${path}.${key}` : key)
  }
  const own = (errors as Record<number, unknown> | undefined)?.[index]
  if (messagesBelow(own).length > 0) walk(own, "")
  return found
}
