import { Button, Container, Text } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { useSymbolReader } from "./use-symbol-reader"

/** The computer's camera as a scanner, where the browser can read symbols; where it cannot, it says what does. */
export function Camera({ onText, onClose }: { onText: (text: string) => void; onClose: () => void }) {
  const { t } = useTranslation("media")
  const video = useRef<HTMLVideoElement>(null)
  const state = useSymbolReader(video, onText)
  const reads = state.kind === "reading" || state.kind === "starting"
  const onlyQr = state.kind === "reading" && !state.formats.includes("data_matrix")
  return (
    <Container className="flex flex-wrap items-start gap-4 p-4" data-camera={state.kind}>
      {reads && (
        <video
          ref={video}
          muted
          playsInline
          aria-label={t("licenseConsole.camera.picture")}
          className="bg-ui-bg-subtle aspect-video w-full max-w-sm rounded-lg object-cover"
        />
      )}
      <div className="flex min-w-[220px] flex-1 flex-col items-start gap-y-2">
        <Text size="small" role="status">
          {t(`licenseConsole.camera.${state.kind}`)}
        </Text>
        {onlyQr && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("licenseConsole.camera.onlyQr")}
          </Text>
        )}
        <Button type="button" size="small" variant="secondary" onClick={onClose}>
          {t("licenseConsole.camera.off")}
        </Button>
      </div>
    </Container>
  )
}
