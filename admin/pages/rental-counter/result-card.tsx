import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons"
import { Button, Container, Heading, Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { KeyHint } from "../../components/key-hint"
import type { Result } from "../../lib/counter/desk"
import type { LogEntry } from "../../lib/counter/view"
import { CopyFacts } from "./copy-facts"
import { useResultText } from "./use-result-text"

const LOOKS = {
  ok: { Icon: CheckCircleSolid, color: "text-ui-tag-green-icon" },
  plain: { Icon: InformationCircleSolid, color: "text-ui-tag-blue-icon" },
  bad: { Icon: ExclamationCircleSolid, color: "text-ui-tag-red-icon" },
} as const

interface Props {
  entry: LogEntry
  /** There is a slip to be printed. */
  printable: boolean
  onPrint: () => void
}

/** What became of the last scan; stays until the next one. */
export function ResultCard({ entry, printable, onPrint }: Props) {
  const { t } = useTranslation("media")
  const { tone, subject, text, notes } = useResultText()(entry)
  const { Icon, color } = LOOKS[tone]
  const shown = entry.result.kind === "left" || entry.result.kind === "refused" ? entry.result.answer : null
  const rentalId = rentalOf(entry.result)
  return (
    <Container className="flex flex-col gap-y-4 p-6" data-result={entry.result.kind}>
      <div className="flex items-start gap-x-4">
        <Icon className={clx("mt-1 h-8 w-8 shrink-0", color)} aria-hidden />
        <div className="min-w-0 flex-1">
          <Heading level="h2" className="whitespace-pre-line break-words text-2xl">
            {text}
          </Heading>
          <Text size="large" className="text-ui-fg-subtle break-words">
            {subject}
          </Text>
          {notes.map((note) => (
            <Text key={note} size="large" weight="plus" className="break-words pt-1">
              {note}
            </Text>
          ))}
        </div>
      </div>
      {shown && <CopyFacts answer={shown} />}
      <div className="flex flex-wrap items-center gap-2">
        {printable && (
          <Button type="button" size="base" variant="secondary" onClick={onPrint}>
            {t("desk.print")}
            <KeyHint className="ml-1">{t("desk.key.print")}</KeyHint>
          </Button>
        )}
        {rentalId && (
          <Button size="base" variant="transparent" asChild>
            <Link to={`/media/rentals/${rentalId}`}>{t("desk.openRental")}</Link>
          </Button>
        )}
      </div>
    </Container>
  )
}

function rentalOf(result: Result): string | null {
  if (result.kind === "walk_in") return result.answer.rentals[0]?.id ?? null
  const isOfRental = result.kind === "handed_out" || result.kind === "returned" || result.kind === "inspected"
  if (isOfRental || result.kind === "picked" || result.kind === "found") return result.answer.rental?.id ?? null
  return null
}
