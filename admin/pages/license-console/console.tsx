import { Heading } from "@medusajs/ui"
import { useCallback, useState } from "react"
import { useTranslation } from "react-i18next"
import { kept } from "../../lib/kept"
import type { ConsoleCommand } from "../../lib/license-console/keys"
import { Announcer } from "./announcer"
import { Camera } from "./camera"
import { ModeBar } from "./mode-bar"
import { PlaceFields } from "./place-fields"
import { QuestionCard } from "./question-card"
import { ResultCard } from "./result-card"
import { ScanField } from "./scan-field"
import { ScanList } from "./scan-list"
import { SoundSwitch } from "./sound-switch"
import { useConsole } from "./use-console"
import { useConsoleKeys } from "./use-console-keys"

const memory = kept("media.console.location", "local")

/** Modes on top, the field that every scan goes to, what became of the last one, and all before it beside. */
export function Console({ mayScan }: { mayScan: boolean }) {
  const { t } = useTranslation("media")
  const [location, setLocation] = useState(() => memory.read() ?? "")
  const [camera, setCamera] = useState(false)
  const { desk, view } = useConsole(mayScan, location || null)
  const { question, log, mode } = view
  const submit = useCallback((text: string) => desk.submit(text), [desk])
  const run = (command: ConsoleCommand) => {
    if (command.do === "mode") return mayScan || command.mode === "check" ? desk.setMode(command.mode) : undefined
    if (command.do === "camera") return setCamera((on) => !on)
    if (command.do === "leave") return desk.leave()
    const yes = command.do === "yes"
    if (question?.kind === "panel") return void desk.answer({ kind: "panel", intact: yes })
    if (question?.kind === "convert") return yes ? void desk.answer({ kind: "convert" }) : desk.leave()
    if (question?.kind === "new_label" && !yes && question.tag.status !== "relabel")
      return void desk.answer({ kind: "no_label" })
  }
  const { box, focusBox } = useConsoleKeys({ onCode: submit, onCommand: run })
  const choosePlace = (id: string) => {
    memory.write(id)
    setLocation(id)
  }
  return (
    <div className="flex flex-col gap-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <div className="flex flex-wrap items-center justify-between gap-2 px-1">
          <Heading>{t("licenseConsole.title")}</Heading>
          <SoundSwitch />
        </div>
        {mayScan && <ModeBar mode={mode} onMode={(next) => desk.setMode(next)} />}
        <ScanField
          box={box}
          mode={mode}
          question={question}
          busy={view.busy}
          waiting={view.waiting}
          camera={camera}
          onCamera={setCamera}
          onScan={submit}
        />
        {camera && <Camera onText={submit} onClose={() => setCamera(false)} />}
        {mode === "receive" && (
          <PlaceFields
            location={location}
            onLocation={choosePlace}
            variants={view.variants}
            onForget={() => desk.forgetVariants()}
            onDone={focusBox}
          />
        )}
        {question && <QuestionCard key={question.text} question={question} desk={desk} onDone={focusBox} />}
        {!question && log[0] && <ResultCard key={log[0].id} entry={log[0]} />}
      </div>
      <div className="w-full xl:max-w-[440px]">
        <ScanList log={log} />
      </div>
      <Announcer view={view} />
    </div>
  )
}
