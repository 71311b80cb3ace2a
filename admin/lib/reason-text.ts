type Translate = (key: string, values: { defaultValue: string }) => string

/** A reason in words: the server's own are codes, what a person has written stays as it is. */
export const reasonText = (t: Translate, reason: string): string =>
  t(`rentals.reason.${reason.replace(/[.:]/g, "_")}`, { defaultValue: reason })
