import type { ChargeKind } from "../../../modules/rental/domain/enums"
import type { NoticeRental } from "./facts"
import type { Formats } from "./formats"
import type { Words } from "./words"

const CHARGES: Record<ChargeKind, string> = {
  rent: "租金",
  extension: "续租",
  late: "逾期费",
  damage: "损坏",
  cleaning: "清洁",
  missing_part: "缺件",
  lost: "遗失赔偿",
  buyout: "买断",
  no_show: "未取件",
  waiver: "减免",
  refund: "退款",
}

const REASONS: Record<string, string> = {
  media_rental_blocked: "您的账户已被暂停租借",
  media_rental_debt: "您的账户有未付款项",
  media_rental_limit_open: "您手上的租借件数已达上限",
  media_rental_age_required: "该片有年龄限制",
  media_rental_age_unverified: "该片有年龄限制，而我们没有您的出生日期",
  media_rental_embargo: "该片尚未开放租借",
}

const titles = (rentals: readonly NoticeRental[]) =>
  rentals.length === 1 ? `《${rentals[0]!.title}》` : `《${rentals[0]!.title}》等 ${rentals.length} 件`

const place = (name: string | null) => (name === null ? "" : `，地点：${name}`)

const receiptLines = (rental: NoticeRental, { money, moment }: Formats): string[] => [
  `《${rental.title}》：归还时间 ${moment(rental.returned_at ?? rental.due_at, rental.tz)}`,
  ...rental.charges.map(({ kind, amount }) => `${CHARGES[kind]}：${money(amount, rental.currency_code)}`),
]

export const wordsZhCn: Words = {
  greeting: (name) => (name === null ? "您好：" : `${name}，您好：`),
  closing: (shop) => (shop === null ? "感谢您的租借。" : `感谢您在${shop}租借。`),

  booked: ({ rentals }, formats) => ({
    subject: `预订成功：${titles(rentals)}`,
    blocks: [
      "您已预订：",
      rentals.map(
        (rental) =>
          `《${rental.title}》，租期 ${rental.days} 天，` +
          (rental.fulfilment === "ship"
            ? `寄送，${formats.date(rental.starts_at, rental.tz)} 起租`
            : `${formats.moment(rental.starts_at, rental.tz)} 起可取${place(rental.location_name)}`) +
          `，应还时间 ${formats.moment(rental.due_at, rental.tz)}`,
      ),
    ],
  }),

  ready: ({ rentals }, formats) => ({
    subject: `可以取件：${titles(rentals)}`,
    blocks: [
      "已为您备好：",
      rentals.map(
        (rental) =>
          `《${rental.title}》，${formats.moment(rental.starts_at, rental.tz)} 起可取${place(rental.location_name)}`,
      ),
    ],
  }),

  due_soon: ({ rentals }, formats) => ({
    subject: `即将到期：${titles(rentals)}`,
    blocks: [
      "请按时归还：",
      rentals.map((rental) => `《${rental.title}》：应还时间 ${formats.moment(rental.due_at, rental.tz)}`),
    ],
  }),

  overdue: ({ rentals, late_day }, formats) => ({
    subject: `已逾期：${titles(rentals)}`,
    blocks: [
      late_day === null || late_day === 1 ? "以下租借已逾期：" : `以下租借已逾期 ${late_day} 天：`,
      rentals.map((rental) => {
        const late = rental.accrued_late
        const fee =
          late && Number(late.amount) > 0 ? `，目前逾期费 ${formats.money(late.amount, rental.currency_code)}` : ""
        return `《${rental.title}》：应还时间 ${formats.moment(rental.due_at, rental.tz)}${fee}`
      }),
      "请尽快归还；如有问题，请与我们联系。",
    ],
  }),

  returned: ({ rentals }, formats) => ({
    subject: `已归还：${titles(rentals)}`,
    blocks: [
      "感谢您的归还：",
      ...rentals.map((rental) => receiptLines(rental, formats)),
      ...rentals
        .filter((rental) => Number(rental.unpaid) > 0)
        .map((rental) => `《${rental.title}》尚待结清：${formats.money(rental.unpaid, rental.currency_code)}`),
    ],
  }),

  at_risk: ({ rentals }, formats) => ({
    subject: `您的预订可能受影响：${titles(rentals)}`,
    blocks: [
      "为您预订的碟片可能无法按时归还：",
      rentals.map((rental) => `《${rental.title}》，预订时间 ${formats.moment(rental.starts_at, rental.tz)} 起`),
      "我们正在为您寻找其他碟片。如不愿等待，请与我们联系。",
    ],
  }),

  deposit_released: ({ rentals }, formats) => ({
    subject: `押金结算：${titles(rentals)}`,
    blocks: [
      "您的押金已结算：",
      rentals.map(({ title, deposit, currency_code }) => {
        const { kept = "0", returned = "0" } = deposit ?? {}
        const retained = Number(kept) > 0 ? `，抵扣费用 ${formats.money(kept, currency_code)}` : ""
        return `《${title}》：退还 ${formats.money(returned, currency_code)}${retained}`
      }),
    ],
  }),

  hold_ready: ({ hold }, formats) => ({
    subject: `轮到您了：《${hold.title}》`,
    blocks: [
      `已为您留好《${hold.title}》${place(hold.location_name)}。`,
      hold.expires_at === null
        ? "请尽快来取。"
        : `请在 ${formats.moment(hold.expires_at, hold.tz)} 前取走或下单，过时将留给下一位。`,
    ],
  }),

  hold_expired: ({ hold }) => ({
    subject: `预约已过期：《${hold.title}》`,
    blocks: [`为您保留的《${hold.title}》未在期限内取走，已留给下一位。`, "如仍需要，请重新排队。"],
  }),

  hold_skipped: ({ hold }) => ({
    subject: `未能为您保留：《${hold.title}》`,
    blocks: [
      `轮到您租借《${hold.title}》，但我们只能先留给下一位：`,
      hold.reasons.map((code) => REASONS[code] ?? "目前无法租借"),
      "您的排队位置保留不变。",
    ],
  }),
}
