import { MagnifyingGlass } from "@medusajs/icons"
import { Container, Text } from "@medusajs/ui"
import { useId, useState, type FormEvent, type KeyboardEvent, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import type { Mode } from "../../lib/counter/scan-queue"

interface Props {
  box: RefObject<HTMLInputElement>
  mode: Mode
  waiting: number
  /** What the desk is doing with the current scan. */
  state: "ready" | "asking" | "decide"
  /** @returns `false` when the code was not taken; it stays in the box then. */
  onScan: (code: string) => boolean
}

/** Where every code arrives, typed or scanned. */
export function ScanBox({ box, mode, waiting, state, onScan }: Props) {
  const { t } = useTranslation("media")
  const id = useId()
  const [code, setCode] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== "" && onScan(code)) setCode("")
  }
  const clear = (event: KeyboardEvent) => {
    if (event.key === "Escape") setCode("")
  }
  return (
    <Container className="p-4">
      <form onSubmit={submit} className="flex flex-col gap-y-2">
        <label htmlFor={id} className="txt-compact-small-plus">
          {t(`desk.scan.${mode}`)}
        </label>
        <div className="relative">
          <MagnifyingGlass className="text-ui-fg-muted pointer-events-none absolute left-4 top-1/2 -translate-y-1/2" />
          <input
            ref={box}
            id={id}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            onKeyDown={clear}
            autoFocus
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            data-scan-box
            placeholder={t("desk.scan.placeholder")}
            className="bg-ui-bg-field shadow-buttons-neutral text-ui-fg-base placeholder:text-ui-fg-subtle focus-visible:shadow-borders-interactive-with-active h-14 w-full rounded-lg pl-12 pr-4 font-mono text-xl outline-none"
          />
        </div>
        <Text size="small" className="text-ui-fg-subtle min-h-5">
          {waiting > 0 ? t("desk.scan.waiting", { count: waiting }) : t(`desk.scan.${state}`)}
        </Text>
      </form>
    </Container>
  )
}
