import {
  Calendar,
  CheckMini,
  ClockSolidMini,
  ExclamationCircle,
  ShoppingCart,
  Tools,
  TruckFast,
  User,
} from "@medusajs/icons"
import type { CSSProperties, ReactNode } from "react"
import type { BlockLook } from "../../lib/board"

const stripes = (angle: number, gap: number): CSSProperties => ({
  backgroundImage: `repeating-linear-gradient(${angle}deg, color-mix(in srgb, currentColor 28%, transparent) 0 2px, transparent 2px ${gap}px)`,
})

interface Look {
  /** Colours, and a line around that differs where colours could be taken for each other. */
  className: string
  /** A pattern besides the colour. */
  style?: CSSProperties
  icon: ReactNode
}

/** Kinds by colour, and by icon, line and pattern for who does not tell the colours apart. */
export const LOOKS: Record<BlockLook, Look> = {
  reserved: {
    className: "bg-ui-tag-blue-bg text-ui-tag-blue-text border-ui-tag-blue-border",
    icon: <Calendar />,
  },
  ready: {
    className: "bg-ui-tag-purple-bg text-ui-tag-purple-text border-ui-tag-purple-border",
    icon: <CheckMini />,
  },
  out: {
    className: "bg-ui-tag-green-bg text-ui-tag-green-text border-ui-tag-green-border",
    icon: <User />,
  },
  late: {
    className: "bg-ui-tag-red-bg text-ui-tag-red-text border-ui-tag-red-border border-2",
    style: stripes(45, 8),
    icon: <ExclamationCircle />,
  },
  past: {
    className: "bg-ui-tag-neutral-bg text-ui-tag-neutral-text border-ui-tag-neutral-border",
    icon: <CheckMini />,
  },
  checkout_hold: {
    className: "bg-ui-tag-orange-bg text-ui-tag-orange-text border-ui-tag-orange-border border-dashed",
    icon: <ShoppingCart />,
  },
  pickup_hold: {
    className: "bg-ui-tag-purple-bg text-ui-tag-purple-text border-ui-tag-purple-border border-dashed",
    style: stripes(90, 10),
    icon: <ClockSolidMini />,
  },
  downtime: {
    className: "bg-ui-tag-neutral-bg text-ui-tag-neutral-text border-ui-tag-neutral-border",
    style: stripes(-45, 6),
    icon: <Tools />,
  },
  transfer: {
    className: "bg-ui-tag-orange-bg text-ui-tag-orange-text border-ui-tag-orange-border border-dotted",
    icon: <TruckFast />,
  },
}
