/** ONIX code list 76: `0` all regions, `1`–`8` DVD, `A`–`C` Blu-ray. */
export const REGION_CODES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "A", "B", "C"] as const
export type RegionCode = (typeof REGION_CODES)[number]
