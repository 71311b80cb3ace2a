import { XMarkMini } from "@medusajs/icons"
import { Container, Heading, Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { NamedIconButton } from "../../components/named-icon-button"
import { useLanguage } from "../../hooks/use-language"
import type { Scan } from "../../lib/counter/scan-queue"
import type { LogEntry } from "../../lib/counter/view"
import { toBcp47 } from "../../lib/format"
import { useResultText } from "./use-result-text"

const SHOWN = 30

/** Scans that wait for their turn, in order. */
export function WaitingScans({ waiting, onDrop }: { waiting: readonly Scan[]; onDrop: (key: string) => void }) {
  const { t } = useTranslation("media")
  if (waiting.length === 0) return null
  return (
    <Container className="p-0">
      <Heading level="h2" className="px-4 py-3 text-base">
        {t("desk.waiting", { count: waiting.length })}
      </Heading>
      <ol className="divide-y border-t">
        {waiting.slice(0, SHOWN).map((scan) => (
          <li key={scan.key} className="flex items-center justify-between gap-x-2 px-4 py-1.5">
            <span className="truncate font-mono text-sm">{scan.code}</span>
            <NamedIconButton label={t("desk.drop", { code: scan.code })} onClick={() => onDrop(scan.key)}>
              <XMarkMini />
            </NamedIconButton>
          </li>
        ))}
      </ol>
    </Container>
  )
}

const DOTS = { ok: "bg-ui-tag-green-icon", plain: "bg-ui-tag-neutral-icon", bad: "bg-ui-tag-red-icon" } as const

/** Everything that was scanned since the page was opened: nothing disappears without a trace. */
export function ScanLog({ log }: { log: readonly LogEntry[] }) {
  const { t } = useTranslation("media")
  const text = useResultText()
  const time = useClock()
  return (
    <Container className="p-0">
      <Heading level="h2" className="px-4 py-3 text-base">
        {t("desk.log.title")}
      </Heading>
      {log.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle border-t px-4 py-3">
          {t("desk.log.empty")}
        </Text>
      ) : (
        <ol className="divide-y border-t">
          {log.slice(0, SHOWN).map((entry) => {
            const { tone, subject, text: what, notes } = text(entry)
            return (
              <li key={entry.id} className="flex gap-x-3 px-4 py-2">
                <span className={clx("mt-1.5 h-2 w-2 shrink-0 rounded-full", DOTS[tone])} aria-hidden />
                <div className="min-w-0 flex-1">
                  <Text size="small" leading="compact" weight="plus" className="truncate">
                    {subject}
                  </Text>
                  <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
                    {[what, ...notes].join(" · ")}
                  </Text>
                </div>
                <Text size="xsmall" className="text-ui-fg-subtle shrink-0 tabular-nums">
                  {time(entry.at)}
                </Text>
              </li>
            )
          })}
        </ol>
      )}
    </Container>
  )
}

function useClock(): (instant: string) => string {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(toBcp47(language), { timeStyle: "short" })
  return (instant) => format.format(new Date(instant))
}
