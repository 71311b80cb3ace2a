/** Where the problems of a create request belong in the form. */

/** A track's place inside its disc, when blank tracks above it were left out. */
export function discTrackPath(sent: string, path: string, trackIndexes: readonly number[][]): string {
  const match = /^discs\.(\d+)\.tracks\.(\d+)/.exec(sent)
  const row = match ? trackIndexes[Number(match[1])]?.[Number(match[2])] : undefined
  return row === undefined ? path : path.replace(/\.tracks\.\d+/, `.tracks.${row}`)
}

const FIELDS = new RegExp(
  "^(product\\.(title|subtitle|handle|description|thumbnail|status|sales_channel_ids)|title_group|edition|edition_kind|" +
    "release_date|country|packaging|external_id|video_standard|region_codes|attributes\\.[^.]+|" +
    "(discs|credits|labels|identifiers|languages|ratings|terms|offers)\\..*)$",
)

/** Names of the request that are another input in the form; `null` where the form shows no such field. */
export function fieldOf(path: string, priceCodes: readonly string[][]): string | null {
  const field = path
    .replace(/^title_group\..*$/, "title_group")
    .replace(/^date_precision$/, "release_date")
    .replace(/^(credits\.\d+\.contributor|labels\.\d+\.label)\..*$/, "$1")
    .replace(/\.duration_ms$/, ".duration")
    .replace(/^(region_codes|product\.sales_channel_ids|attributes\.[^.]+|offers\.\d+\.photos)\.\d+$/, "$1")
    .replace(/^offers\.(\d+)\.prices\.(\d+).*$/, (whole, offer: string, price: string) => {
      const code = priceCodes[Number(offer)]?.[Number(price)]
      return code ? `offers.${offer}.prices.${code}` : whole
    })
  return FIELDS.test(field) ? field : null
}
