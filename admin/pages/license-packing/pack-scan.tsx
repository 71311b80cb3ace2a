import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Button, Input, Label, Text, clx } from "@medusajs/ui"
import { useId, useRef, useState, type FormEvent } from "react"
import { useTranslation } from "react-i18next"
import { checkShown } from "../../hooks/license-scans"
import { usePackScan } from "../../hooks/license-packing"
import { useLanguage } from "../../hooks/use-language"
import { useScanFailure } from "../../hooks/use-scan-failure"
import { cleanCode } from "../../lib/counter/scan-queue"
import { shownOf, tagTitle } from "../../lib/license-format"
import { lineFor, type PackLine } from "../../lib/license-packing"
import { counterSound } from "../rental-counter/sound"

interface Result {
  done: boolean
  text: string
  detail?: string
}

/** One field for the whole parcel: the label says which line its copy belongs to. */
export function PackScan({ orderId, lines }: { orderId: string; lines: readonly PackLine[] }) {
  const { t } = useTranslation("media")
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState("")
  const { pack, busy, result } = usePacking(orderId, lines)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = cleanCode(text)
    if (code === "" || busy) return
    setText("")
    void pack(code).then(() => field.current?.focus({ preventScroll: true }))
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-y-2 px-6 py-4">
      <Label htmlFor={id} size="small" weight="plus">
        {t("packing.scan")}
      </Label>
      <div className="flex gap-2">
        <div className="min-w-0 flex-1">
          <Input
            ref={field}
            id={id}
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={t("packing.placeholder")}
            className="font-mono"
          />
        </div>
        <Button type="submit" variant="secondary" isLoading={busy}>
          {t("packing.submit")}
        </Button>
      </div>
      <div role="status" aria-live="polite" className="min-h-5">
        {result && <ResultLine result={result} />}
      </div>
    </form>
  )
}

function ResultLine({ result: { done, text, detail } }: { result: Result }) {
  const Icon = done ? CheckCircleSolid : XCircleSolid
  return (
    <div className="flex items-start gap-x-2" data-pack={done ? "done" : "refused"}>
      <Icon aria-hidden className={clx("mt-0.5 shrink-0", done ? "text-ui-tag-green-icon" : "text-ui-tag-red-icon")} />
      <Text size="small" className="min-w-0 break-words">
        {text}
        {detail && <span className="text-ui-fg-subtle block">{detail}</span>}
      </Text>
    </div>
  )
}

function usePacking(orderId: string, lines: readonly PackLine[]) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const failure = useScanFailure()
  const scan = usePackScan()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result | null>(null)

  const attempt = async (code: string): Promise<Result> => {
    const { tag, fault } = await checkShown(shownOf(code))
    if (!tag) {
      const detail = fault ? t(`licenseConsole.fault.${fault}`, { defaultValue: "" }) : ""
      return { done: false, text: t("packing.notRecognised", { text: code.slice(0, 60) }), detail }
    }
    const line = lineFor(tag, lines)
    if (line === null) return { done: false, text: t("packing.noLine", { title: tagTitle(tag, language) }) }
    if (line === "full") return { done: false, text: t("packing.lineFull"), detail: tagTitle(tag, language) }
    const body = { intent: "pack" as const, ...shownOf(code), order_id: orderId, line_item_id: line.id }
    const { packed, warnings } = await scan.mutateAsync(body)
    const counts = { packed: packed?.packed ?? line.packed.length + 1, wanted: packed?.wanted ?? line.wanted }
    return {
      done: true,
      text: t("packing.packed", { serial: tag.serial_printed, title: line.title, ...counts }),
      detail: warnings.map((warning) => t(`licenseConsole.warning.${warning}`)).join(" "),
    }
  }

  const pack = async (code: string) => {
    setBusy(true)
    const outcome = await attempt(code).catch((error: unknown): Result => ({
      done: false,
      text: t("packing.notPacked"),
      detail: failure(error),
    }))
    setResult(outcome)
    setBusy(false)
    counterSound.play(outcome.done ? (outcome.detail ? "attention" : "ok") : "error")
  }
  return { pack, busy, result }
}
