import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { RemoteBox } from "../../components/combo-fields"
import { KeyHint } from "../../components/key-hint"
import { Labelled } from "../../components/list-controls"
import { variantSource } from "../../hooks/license-scans"
import type { Picked } from "../../lib/drafts"
import type { ConsoleDesk } from "../../lib/license-console/desk"
import type { Question } from "../../lib/license-console/types"
import { TagSummary } from "./tag-summary"

interface Props {
  question: Question
  desk: ConsoleDesk
  /** The scan field has the focus again. */
  onDone: () => void
}

/** What the console needs to know before it goes on. Nothing has been done yet. */
export function QuestionCard({ question, desk, onDone }: Props) {
  const { t } = useTranslation("media")
  return (
    <Container className="flex flex-col gap-y-4 p-6" data-question={question.kind}>
      <div>
        <Heading level="h2" className="text-2xl">
          {t(`licenseConsole.question.${question.kind}.title`)}
        </Heading>
        <Text className="text-ui-fg-subtle">{t(`licenseConsole.question.${question.kind}.hint`)}</Text>
      </div>
      <Buttons question={question} desk={desk} onDone={onDone} />
      {question.kind === "label" ? (
        <Text weight="plus" className="break-words">
          {t("licenseConsole.copyIs", { barcode: question.copy.barcode, title: question.copy.title })}
        </Text>
      ) : (
        <TagSummary tag={question.tag} verdict={question.check.verdict} />
      )}
    </Container>
  )
}

function Buttons({ question, desk, onDone }: Props) {
  const { t } = useTranslation("media")
  const act = (run: () => void) => () => {
    run()
    onDone()
  }
  const key = (name: "yes" | "no" | "leave") => <KeyHint>{t(`licenseConsole.key.${name}`)}</KeyHint>
  const buttons: ReactNode[] = []
  if (question.kind === "panel") {
    const answer = (intact: boolean) => act(() => void desk.answer({ kind: "panel", intact }))
    buttons.push(
      <Button key="yes" type="button" aria-keyshortcuts="Alt+Y" onClick={answer(true)}>
        {t("licenseConsole.question.panel.yes")}
        {key("yes")}
      </Button>,
      <Button key="no" type="button" variant="secondary" aria-keyshortcuts="Alt+N" onClick={answer(false)}>
        {t("licenseConsole.question.panel.no")}
        {key("no")}
      </Button>,
    )
  }
  if (question.kind === "convert") {
    const convert = act(() => void desk.answer({ kind: "convert" }))
    buttons.push(
      <Button key="yes" type="button" aria-keyshortcuts="Alt+Y" onClick={convert}>
        {t("licenseConsole.question.convert.yes")}
        {key("yes")}
      </Button>,
    )
  }
  if (question.kind === "new_label" && question.tag.status !== "relabel") {
    const none = act(() => void desk.answer({ kind: "no_label" }))
    buttons.push(
      <Button key="no" type="button" variant="secondary" aria-keyshortcuts="Alt+N" onClick={none}>
        {t("licenseConsole.question.new_label.none")}
        {key("no")}
      </Button>,
    )
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      {question.kind === "variant" && <VariantChoice desk={desk} onDone={onDone} />}
      {buttons}
      <Button type="button" variant="transparent" aria-keyshortcuts="Escape" onClick={act(() => desk.leave())}>
        {t("licenseConsole.leave")}
        {key("leave")}
      </Button>
    </div>
  )
}

/** Which product the copy is, where the batch was made for none in particular. */
function VariantChoice({ desk, onDone }: Omit<Props, "question">) {
  const { t } = useTranslation("media")
  const [picked, setPicked] = useState<Picked | null>(null)
  const label = t("licenseConsole.question.variant.field")
  const receive = () => {
    if (!picked?.id) return
    void desk.answer({ kind: "variant", variant: { id: picked.id, name: picked.name } })
    onDone()
  }
  return (
    <>
      <Labelled label={label} htmlFor="console-variant" className="w-full max-w-md">
        <RemoteBox id="console-variant" aria-label={label} source={variantSource} value={picked} onChange={setPicked} />
      </Labelled>
      <Button type="button" disabled={!picked} onClick={receive}>
        {t("licenseConsole.question.variant.yes")}
      </Button>
    </>
  )
}
