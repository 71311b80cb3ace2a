import { useTranslation } from "react-i18next"
import { useLanguage } from "../../../hooks/use-language"
import { countryName } from "../../../lib/format"
import type { TimelineEntry } from "../../../lib/license-tag-types"

/** A line of the timeline in words: what, then from where or by whom. */
export function useEntryText(): (entry: TimelineEntry) => { title: string; details: string[] } {
  const { t } = useTranslation("media")
  const language = useLanguage()

  const check = (entry: TimelineEntry): { title: string; details: string[] } => {
    const where = countryName(entry.country, language, entry.country ?? "")
    const device = entry.ua_class ? t(`licenseTags.device.${entry.ua_class}`, { defaultValue: "" }) : ""
    const facts = [
      entry.verdict ? t("licenseTags.answered", { verdict: t(`licenseTags.verdict.${entry.verdict}`) }) : "",
      entry.pin_event ? t(`licenseTags.pinEvent.${entry.pin_event}`) : "",
      [where, device, entry.is_owner ? t("licenseTags.byOwner") : ""].filter(Boolean).join(" · "),
    ]
    return {
      title: t(`licenseTags.channel.${entry.kind}`, { defaultValue: t("licenseTags.channel.other") }),
      details: facts.filter(Boolean),
    }
  }

  const event = (entry: TimelineEntry): { title: string; details: string[] } => {
    const { from_status: from, to_status: to, reason, actor_type: type } = entry
    const who = entry.actor?.name ?? (type ? t(`licenseTags.actor.${type}`, { defaultValue: "" }) : "")
    const change =
      from && to && from !== to
        ? t("licenseTags.change", { from: t(`licenseTags.status.${from}`), to: t(`licenseTags.status.${to}`) })
        : ""
    // Why a copy is on hold is part of the title.
    const why =
      reason && entry.kind !== "tag.held"
        ? t("licenseTags.because", { reason: t(`licenseTags.revokeReason.${reason}`, { defaultValue: reason }) })
        : ""
    return {
      title: t(`licenseTags.event.${entry.kind}`, { defaultValue: entry.kind }),
      details: [change, why, who ? t("licenseTags.by", { who }) : ""].filter(Boolean),
    }
  }

  return (entry) => (entry.type === "scan" ? check(entry) : event(entry))
}
