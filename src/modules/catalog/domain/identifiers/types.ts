import type { IdentifierType } from "../enums"

export type IdentifierFault = "media_identifier_checksum" | "media_identifier_format" | "media_identifier_restricted"

/** The code is usable: `type` is where it belongs (a UPC is filed as `ean13`), `valueNorm` what is compared. */
export interface IdentifierAccepted {
  ok: true
  type: IdentifierType
  valueNorm: string
  /** Something a person should know although the code is accepted. */
  note?: string
}

/** The code is at fault. `valueNorm` is set when it can still be stored (a misprinted barcode on real stock). */
export interface IdentifierRefused {
  ok: false
  type: IdentifierType
  valueNorm: string | null
  code: IdentifierFault
  message: string
}

export type IdentifierCheck = IdentifierAccepted | IdentifierRefused

export function accepted(type: IdentifierType, valueNorm: string, note?: string): IdentifierAccepted {
  return note === undefined ? { ok: true, type, valueNorm } : { ok: true, type, valueNorm, note }
}

export function refused(
  type: IdentifierType,
  code: IdentifierFault,
  message: string,
  valueNorm: string | null = null,
): IdentifierRefused {
  return { ok: false, type, valueNorm, code, message }
}
