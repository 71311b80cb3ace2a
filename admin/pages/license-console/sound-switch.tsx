import { Label, Switch } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { counterSound } from "../rental-counter/sound"

/** Tones for done and refused, on this machine; shared with the counter. */
export function SoundSwitch() {
  const { t } = useTranslation("media")
  const id = useId()
  const [on, setOn] = useState(counterSound.isOn)
  const change = (next: boolean) => {
    counterSound.set(next)
    setOn(next)
    counterSound.play("ok")
  }
  return (
    <div className="flex items-center gap-x-2">
      <Switch id={id} size="small" checked={on} onCheckedChange={change} />
      <Label htmlFor={id} size="small">
        {t("licenseConsole.sound")}
      </Label>
    </div>
  )
}
