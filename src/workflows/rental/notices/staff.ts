import type { MedusaContainer } from "@medusajs/framework/types"
import { send } from "../../lib/send-message"
import { shopToTell } from "../readers/notice-facts"
import type { NoticeLanguage } from "./facts"

/** What staff are alerted of in the admin's feed. */
export type StaffAlert =
  | { kind: "at_risk"; rental_order_id: string; display_no: number; title: string }
  | { kind: "lost"; rental_order_id: string; display_no: number; title: string }
  | { kind: "attention"; rental_order_id: string; display_no: number; title: string; reason: string }
  | { kind: "deposit"; deposit_id: string; order_display_id: number | null; reason: string }
  | { kind: "reconcile"; event_id: string; findings: Record<string, number> }

/** The event behind an alert: it is told of once. */
export interface AlertSource {
  event_id: string
  trigger_type: string
}

/** Puts an alert into the admin's feed. A shop without the feed has it in the lists of rentals all the same. */
export async function alertStaff(container: MedusaContainer, alert: StaffAlert, source: AlertSource): Promise<void> {
  const { language } = await shopToTell(container)
  const { resource_id, resource_type } = resourceOf(alert)
  await send(container, {
    channel: "feed",
    to: "",
    template: "admin-ui",
    data: alertText(alert, language),
    resource_id,
    resource_type,
    trigger_type: source.trigger_type,
    idempotency_key: `media_rental:alert:${source.event_id}`,
  })
}

function resourceOf(alert: StaffAlert): { resource_id: string; resource_type: string } {
  switch (alert.kind) {
    case "deposit":
      return { resource_id: alert.deposit_id, resource_type: "rental_deposit" }
    case "reconcile":
      return { resource_id: alert.event_id, resource_type: "rental_reconciliation" }
    default:
      return { resource_id: alert.rental_order_id, resource_type: "rental_order" }
  }
}

/** Title and text in one of our languages. */
export function alertText(alert: StaffAlert, language: NoticeLanguage): { title: string; description: string } {
  return language === "zhCN" ? zhCN(alert) : en(alert)
}

function en(alert: StaffAlert): { title: string; description: string } {
  switch (alert.kind) {
    case "at_risk":
      return {
        title: `Booking ${alert.display_no} is at risk`,
        description: `${alert.title}: its copy may not be back in time. Re-seat the booking or call the customer.`,
      }
    case "lost":
      return {
        title: `Rental ${alert.display_no} is lost`,
        description: `${alert.title} did not come back; the customer has been charged.`,
      }
    case "attention":
      return {
        title: `Rental ${alert.display_no} needs a decision`,
        description: `${alert.title} is at the customer's although ${ATTENTION_EN[alert.reason] ?? alert.reason}.`,
      }
    case "deposit":
      return {
        title: `Deposit of order ${alert.order_display_id ?? alert.deposit_id}`,
        description: DEPOSIT_EN[alert.reason] ?? alert.reason,
      }
    case "reconcile":
      return { title: "Rental records contradict each other", description: counts(alert.findings) }
  }
}

const ATTENTION_EN: Record<string, string> = {
  order_canceled: "its shop order was cancelled",
  line_removed: "its line was removed from the shop order",
}
const DEPOSIT_EN: Record<string, string> = {
  ending: "The hold ends before the copies are due back. Authorise it anew or charge it.",
  expired: "The hold has expired while copies are still away. Charge it, authorise it anew or do without.",
  failed: "Money of the deposit could not be moved; it will be tried again.",
}

function zhCN(alert: StaffAlert): { title: string; description: string } {
  switch (alert.kind) {
    case "at_risk":
      return {
        title: `预订 ${alert.display_no} 可能受影响`,
        description: `《${alert.title}》的碟片可能无法按时归还。请改派其他碟片或联系顾客。`,
      }
    case "lost":
      return { title: `租借 ${alert.display_no} 已遗失`, description: `《${alert.title}》未归还，已向顾客收费。` }
    case "attention":
      return {
        title: `租借 ${alert.display_no} 需要处理`,
        description: `《${alert.title}》仍在顾客处，但${ATTENTION_ZH[alert.reason] ?? alert.reason}。`,
      }
    case "deposit":
      return {
        title: `订单 ${alert.order_display_id ?? alert.deposit_id} 的押金`,
        description: DEPOSIT_ZH[alert.reason] ?? alert.reason,
      }
    case "reconcile":
      return { title: "租借记录互相矛盾", description: counts(alert.findings) }
  }
}

const ATTENTION_ZH: Record<string, string> = { order_canceled: "订单已取消", line_removed: "订单中的该行已删除" }
const DEPOSIT_ZH: Record<string, string> = {
  ending: "预授权将在应还时间之前失效，请重新授权或改为收取。",
  expired: "碟片尚未归还，预授权已失效。请收取、重新授权或放弃押金。",
  failed: "押金款项未能处理，稍后会重试。",
}

const counts = (findings: Record<string, number>): string =>
  Object.entries(findings)
    .map(([kind, count]) => `${kind}: ${count}`)
    .join(", ")
