/** What has no end yet ends for the server in the year 9999. */
export const isForever = (instant: string): boolean => instant.startsWith("9999-")
