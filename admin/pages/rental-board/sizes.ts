/** All rows are alike, so that those out of sight need not be drawn. */
export const ROW_HEIGHT = 48
/** Width of the names on the left. */
export const HEADER_WIDTH = 200
/** Height of the part that scrolls. */
export const VIEWPORT = 620
