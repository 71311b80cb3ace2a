import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Container, Heading, Text, clx } from "@medusajs/ui"
import { toneOf } from "../../lib/license-console/tone"
import type { Entry } from "../../lib/license-console/types"
import { Steps } from "./steps"
import { TagSummary } from "./tag-summary"
import { useOutcomeText } from "./use-outcome-text"

const LOOKS = {
  ok: { Icon: CheckCircleSolid, color: "text-ui-tag-green-icon" },
  plain: { Icon: InformationCircleSolid, color: "text-ui-tag-blue-icon" },
  attention: { Icon: ExclamationCircleSolid, color: "text-ui-tag-orange-icon" },
  bad: { Icon: XCircleSolid, color: "text-ui-tag-red-icon" },
} as const

/** What became of the last scan; stays until the next one. */
export function ResultCard({ entry }: { entry: Entry }) {
  const { title, subject, details } = useOutcomeText()(entry)
  const tone = toneOf(entry)
  const { Icon, color } = LOOKS[tone]
  return (
    <Container className="flex flex-col gap-y-4 p-6" data-result={tone}>
      <div className="flex items-start gap-x-4">
        <Icon className={clx("mt-1 h-8 w-8 shrink-0", color)} aria-hidden />
        <div className="min-w-0 flex-1">
          <Heading level="h2" className="break-words text-2xl">
            {title}
          </Heading>
          <Text size="large" className="text-ui-fg-subtle break-all font-mono">
            {subject}
          </Text>
          {details.map((line) => (
            <Text key={line} size="large" className="whitespace-pre-line break-words pt-1">
              {line}
            </Text>
          ))}
        </div>
      </div>
      {entry.tag && <TagSummary tag={entry.tag} verdict={entry.mode === "check" ? entry.check?.verdict : undefined} />}
      {entry.check && <Steps check={entry.check} open={!entry.check.recognised || entry.mode === "check"} />}
    </Container>
  )
}
