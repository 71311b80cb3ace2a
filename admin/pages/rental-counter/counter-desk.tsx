import { Container, Heading, Label, Switch, Text } from "@medusajs/ui"
import { useId, useMemo, useState, type ReactNode, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import { ErrorBoundary } from "../../components/error-boundary"
import { Failure } from "../../components/states"
import { useLeaveGuard } from "../../hooks/use-leave-guard"
import { slipOf } from "../../lib/counter/receipt"
import type { CounterView } from "../../lib/counter/view"
import type { Location } from "../../lib/rental-types"
import { Announcer } from "./announcer"
import { DropBox } from "./drop-box"
import { LocationChoice } from "./location-choice"
import { ModeBar } from "./mode-bar"
import { Receipt } from "./receipt"
import { ResultCard } from "./result-card"
import { ReturnListPanel } from "./return-list-panel"
import { ScanBox } from "./scan-box"
import { ScanLog, WaitingScans } from "./scan-log"
import { counterSound } from "./sound"
import { StepCard } from "./step-card"
import { useCounter } from "./use-counter"
import { useDeskKeys } from "./use-desk-keys"
import { useWalkIn } from "./use-walk-in"
import { WalkInPanel } from "./walk-in-panel"

interface Props {
  location: Location
  locations: Location[]
  mayAct: boolean
  onLocation: (id: string) => void
}

/** The desk of one location: box, mode, card, basket and the list of what was done. */
export function CounterDesk({ location, locations, mayAct, onLocation }: Props) {
  const { counter, view } = useCounter(location.id, mayAct)
  const walkIn = useWalkIn(counter, view, location.id)
  const slip = useMemo(() => slipOf(view.log), [view.log])
  const print = () => window.print()
  const { box, focusBox, places } = useDeskKeys({ counter, view, walkIn, print: slip ? print : undefined })
  const { mode, step } = view
  useLeaveGuard(view.waiting.length > 0 || view.basket.items.length > 0 || view.list.length > 0)

  const returns = mode === "return" || mode === "bulk" || (mode === "auto" && view.dropBox !== null)
  return (
    <div className="flex flex-col gap-y-3" onClick={() => requestAnimationFrame(() => backToBox(focusBox))}>
      <DeskHeader
        locations={locations}
        location={location}
        field={places.location}
        onLocation={onLocation}
        onDone={focusBox}
      />
      {mayAct && <ModeBar mode={mode} onMode={counter.setMode} />}
      <ScanBox
        box={box}
        mode={mode}
        waiting={view.waiting.length}
        state={step ? "decide" : view.current ? "asking" : "ready"}
        onScan={(code) => counter.scan(code)}
      />
      {returns && mayAct && (
        <Container className="px-4 py-3">
          <DropBox field={places.dropBox} value={view.dropBox} onChange={counter.setDropBox} onDone={focusBox} />
        </Container>
      )}
      <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-y-3">
          <Guarded>
            {step && <StepCard step={step} chosen={view.chosen} onDecide={(decision) => counter.decide(decision)} />}
            {!step && <Last view={view} printable={slip !== null} onPrint={print} />}
            {mode === "walk_in" && mayAct && (
              <WalkInPanel counter={counter} view={view} walkIn={walkIn} places={places} onDone={focusBox} />
            )}
            {mode === "bulk" && mayAct && <ReturnListPanel counter={counter} view={view} />}
          </Guarded>
        </div>
        <div className="flex min-w-0 flex-col gap-y-3">
          <WaitingScans waiting={view.waiting} onDrop={counter.drop} />
          <ScanLog log={view.log} />
        </div>
      </div>
      <Announcer view={view} />
      <Receipt slip={slip} place={location.name} />
    </div>
  )
}

/** After a click on a button the box takes the keys again; whoever clicked into a field writes there. */
function backToBox(focusBox: () => void): void {
  const active = document.activeElement
  const isOpen = document.querySelector("[role=dialog], [role=alertdialog], [role=listbox]:not(.hidden)")
  if (isOpen || active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return
  if (active instanceof HTMLElement && active.closest("form") && !active.closest("[data-scan-form]")) return
  focusBox()
}

/** A fault in a card must not take the box and the waiting scans with it. */
function Guarded({ children }: { children: ReactNode }) {
  const { t } = useTranslation("media")
  return (
    <ErrorBoundary fallback={(error, retry) => <Failure error={error} what={t("desk.failed")} onRetry={retry} />}>
      {children}
    </ErrorBoundary>
  )
}

function Last({ view, ...print }: { view: CounterView; printable: boolean; onPrint: () => void }) {
  const { t } = useTranslation("media")
  const [entry] = view.log
  const isPlain = entry?.result.kind === "basket" || entry?.result.kind === "listed"
  if (entry && !isPlain) return <ResultCard entry={entry} {...print} />
  if (view.mode === "walk_in" || view.mode === "bulk") return null
  return (
    <Container className="flex flex-col gap-y-1 px-6 py-10 text-center">
      <Text size="large" weight="plus">
        {t("desk.idle.title")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t(`desk.idle.${view.mode}`)}
      </Text>
    </Container>
  )
}

interface HeaderProps {
  locations: Location[]
  location: Location
  field: RefObject<HTMLButtonElement>
  onLocation: (id: string) => void
  onDone: () => void
}

function DeskHeader({ locations, location, field, onLocation, onDone }: HeaderProps) {
  const { t } = useTranslation("media")
  const id = useId()
  const [sound, setSound] = useState(counterSound.isOn)
  return (
    <div className="flex flex-wrap items-end justify-between gap-3 px-1">
      <div>
        <Heading>{t("desk.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("desk.subtitle")}
        </Text>
      </div>
      <div className="flex flex-wrap items-end gap-4">
        <div className="flex items-center gap-x-2 pb-1">
          <Switch
            id={id}
            checked={sound}
            onCheckedChange={(on) => {
              counterSound.set(on)
              setSound(on)
            }}
          />
          <Label htmlFor={id} size="small">
            {t("desk.sound")}
          </Label>
        </div>
        {locations.length > 1 && (
          <LocationChoice
            field={field}
            locations={locations}
            value={location.id}
            onChange={onLocation}
            onDone={onDone}
          />
        )}
      </div>
    </div>
  )
}
