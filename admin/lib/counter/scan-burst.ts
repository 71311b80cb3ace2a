/**
 * A barcode scanner is a keyboard that types faster than any hand. While somebody writes into a field of a form, a
 * scan must not end up in that field: this tells the one from the other by the time between the keys.
 */

/** Hands need longer between two keys. */
export const BURST_GAP_MS = 35
/** Fewer keys than this may be chance. */
export const BURST_LENGTH = 4

export interface Key {
  key: string
  /** Milliseconds, of any clock. */
  at: number
  /** Ctrl, Alt or Meta is held. */
  modified?: boolean
}

export class BurstReader {
  #text = ""
  #last = -Infinity

  /** Whether the key just read begins a new run of keys: what a field holds now is what it held before the run. */
  get isStart(): boolean {
    return this.#text.length <= 1
  }

  /**
   * Takes one key.
   * @returns the code when this key was the Enter at the end of a scan, else `null`
   */
  read({ key, at, modified }: Key): string | null {
    const fast = at - this.#last <= BURST_GAP_MS
    this.#last = at
    if (key === "Enter") {
      const code = fast && this.#text.length >= BURST_LENGTH ? this.#text : null
      this.#text = ""
      return code
    }
    // Shift arrives as a key of its own before every capital letter.
    if (key === "Shift") return null
    if (key.length !== 1 || modified) {
      this.#text = ""
      return null
    }
    this.#text = fast ? this.#text + key : key
    return null
  }
}
