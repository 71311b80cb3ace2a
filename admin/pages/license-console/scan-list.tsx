import { Container, Heading, Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { TextLink } from "../../components/text-link"
import { useLanguage } from "../../hooks/use-language"
import { toBcp47 } from "../../lib/format"
import { toneOf } from "../../lib/license-console/tone"
import type { Entry } from "../../lib/license-console/types"
import { useOutcomeText } from "./use-outcome-text"

const SHOWN = 30
const DOTS = {
  ok: "bg-ui-tag-green-icon",
  plain: "bg-ui-tag-neutral-icon",
  attention: "bg-ui-tag-orange-icon",
  bad: "bg-ui-tag-red-icon",
} as const

/** The last scans of this session: nothing disappears without a trace. */
export function ScanList({ log }: { log: readonly Entry[] }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const textOf = useOutcomeText()
  const clock = new Intl.DateTimeFormat(toBcp47(language), { timeStyle: "short" })
  return (
    <Container className="p-0">
      <Heading level="h2" className="px-4 py-3 text-base">
        {t("licenseConsole.log.title")}
      </Heading>
      {log.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle border-t px-4 py-3">
          {t("licenseConsole.log.empty")}
        </Text>
      ) : (
        <ol className="divide-y border-t">
          {log.slice(0, SHOWN).map((entry) => {
            const { title, subject, details } = textOf(entry)
            return (
              <li key={entry.id} className="flex gap-x-3 px-4 py-2">
                <span className={clx("mt-1.5 h-2 w-2 shrink-0 rounded-full", DOTS[toneOf(entry)])} aria-hidden />
                <div className="min-w-0 flex-1">
                  {entry.tag ? (
                    <TextLink
                      to={`/media/license/tags/${entry.tag.id}`}
                      className="txt-compact-small-plus block truncate font-mono"
                    >
                      {subject}
                    </TextLink>
                  ) : (
                    <Text size="small" leading="compact" weight="plus" className="truncate font-mono">
                      {subject}
                    </Text>
                  )}
                  <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
                    {[t(`licenseConsole.mode.${entry.mode}`), title, ...details].join(" · ")}
                  </Text>
                </div>
                <Text size="xsmall" className="text-ui-fg-subtle shrink-0 tabular-nums">
                  {clock.format(new Date(entry.at))}
                </Text>
              </li>
            )
          })}
        </ol>
      )}
    </Container>
  )
}
