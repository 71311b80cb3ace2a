import { Camera, MagnifyingGlass } from "@medusajs/icons"
import { Button, Container, Text } from "@medusajs/ui"
import { useId, useState, type FormEvent, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import type { ConsoleMode, Question } from "../../lib/license-console/types"

interface Props {
  box: RefObject<HTMLInputElement>
  mode: ConsoleMode
  question: Question | null
  busy: boolean
  waiting: number
  camera: boolean
  onCamera: (on: boolean) => void
  /** @returns `false` when the text was not taken; it stays in the field then. */
  onScan: (text: string) => boolean
}

/** Where every scan arrives, from a hand scanner or typed. */
export function ScanField({ box, mode, question, busy, waiting, camera, onCamera, onScan }: Props) {
  const { t } = useTranslation("media")
  const id = useId()
  const [text, setText] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== "" && onScan(text)) setText("")
  }
  const state = waiting > 0 ? t("licenseConsole.waiting", { count: waiting }) : t(stateKey(busy, question))
  return (
    <Container className="p-4">
      <form onSubmit={submit} className="flex flex-col gap-y-2">
        <label htmlFor={id} className="txt-compact-small-plus">
          {t(`licenseConsole.scan.${mode}`)}
        </label>
        <div className="flex items-center gap-2">
          <div className="relative min-w-0 flex-1">
            <MagnifyingGlass className="text-ui-fg-muted pointer-events-none absolute left-4 top-1/2 -translate-y-1/2" />
            <input
              ref={box}
              id={id}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => event.key === "Escape" && setText("")}
              autoFocus
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              enterKeyHint="go"
              aria-describedby={`${id}-state`}
              placeholder={t("licenseConsole.placeholder")}
              className="bg-ui-bg-field shadow-buttons-neutral text-ui-fg-base placeholder:text-ui-fg-subtle focus-visible:shadow-borders-interactive-with-active h-14 w-full rounded-lg pl-12 pr-4 font-mono text-xl outline-none"
            />
          </div>
          <Button
            type="button"
            variant="secondary"
            size="large"
            aria-pressed={camera}
            aria-keyshortcuts="Alt+K"
            onClick={() => onCamera(!camera)}
          >
            <Camera />
            {t(camera ? "licenseConsole.camera.off" : "licenseConsole.camera.on")}
            <KeyHint>{t("licenseConsole.key.camera")}</KeyHint>
          </Button>
        </div>
        <Text id={`${id}-state`} size="small" className="text-ui-fg-subtle min-h-5">
          {state}
        </Text>
      </form>
    </Container>
  )
}

function stateKey(busy: boolean, question: Question | null): string {
  if (busy) return "licenseConsole.state.busy"
  if (!question) return "licenseConsole.state.ready"
  const byScan = question.kind === "copy" || question.kind === "label" || question.kind === "new_label"
  return byScan ? `licenseConsole.state.${question.kind}` : "licenseConsole.state.answer"
}
