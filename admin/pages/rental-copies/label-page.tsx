import { Printer } from "../../components/printer-icon"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useMemo, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { useLocation, useSearchParams } from "react-router-dom"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { useCopiesById } from "../../hooks/rental-copies"
import { formatOf, labelPages } from "../../lib/labels"
import { printElement } from "../../lib/print"
import { LabelOptions, readLabelOptions, type LabelChoices } from "./label-options"
import { LABEL_CSS, LabelSheet } from "./label-sheet"

/** Most labels of one print. */
const MAX_LABELS = 500

/** Labels of chosen copies: how they are laid out, how they will look, and the way to the printer. */
export function LabelPage() {
  const { t } = useTranslation("media")
  const ids = useLabelIds()
  const { copies, isPending, error, refetch } = useCopiesById(ids)
  if (ids.length === 0) {
    return (
      <Empty
        title={t("copies.labels.none.title")}
        message={t("copies.labels.none.message")}
        action={{ label: t("copies.backToList"), to: "/media/rentals/copies" }}
      />
    )
  }
  return (
    <>
      <RentalNav />
      {isPending ? (
        <SectionSkeleton rows={6} what={t("copies.labels.title")} />
      ) : error ? (
        <Failure error={error} what={t("copies.failed")} onRetry={refetch} />
      ) : (
        <Labels copies={copies} />
      )}
    </>
  )
}

/** From the link, or handed over by the intake, whose list may be too long for a link. */
function useLabelIds(): string[] {
  const [params] = useSearchParams()
  const { state } = useLocation()
  return useMemo(() => {
    const handed = (state as { ids?: unknown } | null)?.ids
    const ids = Array.isArray(handed) ? handed.map(String) : params.getAll("id")
    return [...new Set(ids)].slice(0, MAX_LABELS)
  }, [params, state])
}

function Labels({ copies }: { copies: ReturnType<typeof useCopiesById>["copies"] }) {
  const { t } = useTranslation("media")
  const sheet = useRef<HTMLDivElement>(null)
  const [choices, setChoices] = useState<LabelChoices>(readLabelOptions)
  const format = formatOf(choices.format)
  const pages = useMemo(
    () => labelPages(copies, format, { skip: choices.skip, each: choices.each }),
    [copies, format, choices.skip, choices.each],
  )
  const print = () => {
    if (!sheet.current) return
    const size = `@page { size: ${format.page.width}mm ${format.page.height}mm; margin: 0 }`
    printElement(sheet.current, { title: t("copies.labels.title"), css: `${size}\n${LABEL_CSS}` })
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading>{t("copies.labels.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle" role="status">
            {t("copies.labels.count", { count: copies.length * choices.each, pages: pages.length })}
          </Text>
        </div>
        <Button type="button" size="small" onClick={print}>
          <Printer />
          {t("copies.labels.print")}
        </Button>
      </div>
      <LabelOptions choices={choices} onChange={setChoices} />
      <div
        className="bg-ui-bg-subtle overflow-auto p-6"
        style={{ maxHeight: "70vh" }}
        tabIndex={0}
        role="region"
        aria-label={t("copies.labels.preview")}
      >
        <style>{LABEL_CSS}</style>
        <LabelSheet ref={sheet} pages={pages} format={format} choices={choices} />
      </div>
    </Container>
  )
}
