import { open, type CityResponse, type CountryResponse, type Reader, type Response } from "maxmind"
import { headerOf } from "./caller"
import type { Place, ResolverRequest } from "./types"

type PlaceRecord = Response & Partial<Pick<CityResponse, "location">> & Partial<Pick<CountryResponse, "country">>

export interface GeoOptions {
  header?: string | undefined
  mmdbPath?: string | undefined
}

/** The part of MaxMind's reader that is used. */
export type PlaceReader = Pick<Reader<PlaceRecord>, "get">

/** Countries that stand for "unknown" and for anonymous networks in CDN headers. */
const NO_COUNTRY = new Set(["XX", "T1", "ZZ", "AP", "EU"])

/**
 * Where callers are: the trusted proxy's header, then the operator's MaxMind file, else nowhere. Nothing leaves this
 * machine. A file that cannot be read is reported once and places stay unknown.
 */
export function placesOf(
  options: GeoOptions,
  onFault: (error: unknown) => void,
  openFile: (path: string) => Promise<PlaceReader> = (path) =>
    open<PlaceRecord>(path, { watchForUpdates: true, watchForUpdatesNonPersistent: true }),
): (request: ResolverRequest) => Place {
  let reader: PlaceReader | undefined
  if (options.mmdbPath) {
    openFile(options.mmdbPath).then((opened) => {
      reader = opened
    }, onFault)
  }
  return (request) => {
    const named = countryIn(request, options.header)
    const found = reader ? lookUp(reader, request.address) : NOWHERE
    return { country: named ?? found.country, cell: found.cell }
  }
}

const NOWHERE: Place = { country: null, cell: null }

/** Anybody can send a header; only a proxy's counts. */
function countryIn(request: ResolverRequest, header: string | undefined): string | null {
  if (!header || !request.fromProxy) return null
  const country = headerOf(request, header).trim().toUpperCase()
  return /^[A-Z]{2}$/.test(country) && !NO_COUNTRY.has(country) ? country : null
}

function lookUp(reader: PlaceReader, address: string): Place {
  const record = address === "-" ? null : reader.get(address)
  const { latitude, longitude } = record?.location ?? {}
  return {
    country: record?.country?.iso_code ?? null,
    cell: latitude === undefined || longitude === undefined ? null : cellOf(latitude, longitude),
  }
}

/** Half a degree is 56 km from north to south: enough to tell towns apart, too little to find a house. */
export function cellOf(latitude: number, longitude: number): string {
  // Adding zero turns −0 into 0.
  return [latitude, longitude].map((degrees) => (Math.round(degrees * 2) / 2 + 0).toFixed(1)).join(",")
}
