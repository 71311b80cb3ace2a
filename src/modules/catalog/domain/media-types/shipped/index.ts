import type { MediaTypeDefinition } from "../define"
import { bluray } from "./bluray"
import { boxset } from "./boxset"
import { cassette } from "./cassette"
import { cd } from "./cd"
import { digital } from "./digital"
import { dvd } from "./dvd"
import { game } from "./game"
import { laserdisc } from "./laserdisc"
import { merch } from "./merch"
import { minidisc } from "./minidisc"
import { vhs } from "./vhs"
import { vinyl } from "./vinyl"

/** The types every shop has, in the order lists show them. */
export const SHIPPED_MEDIA_TYPES: readonly MediaTypeDefinition[] = [
  cd,
  vinyl,
  cassette,
  dvd,
  bluray,
  game,
  digital,
  vhs,
  laserdisc,
  minidisc,
  boxset,
  merch,
]
