import { renderCover } from "../cover"
import { escapeXml, widthInEm, wrapText } from "../cover-text"

const wall = { title: "The Wall", artist: "Pink Floyd", mediaType: "vinyl" }
const TYPES = "cd vinyl cassette dvd bluray game digital vhs laserdisc minidisc boxset merch".split(" ")

/** Colours of the drawing, without those of the packing. */
const colours = (svg: string) => new Set(svg.match(/#[0-9a-f]{6}/g))

describe("renderCover", () => {
  it("draws the same file for the same release", () => {
    expect(renderCover(wall)).toBe(renderCover({ ...wall }))
  })

  it("draws another picture for another title", () => {
    expect(renderCover(wall)).not.toBe(renderCover({ ...wall, title: "The Wail" }))
  })

  it("keeps the colours of a title over its media types", () => {
    const cd = colours(renderCover({ ...wall, mediaType: "cd" }))
    const vinyl = colours(renderCover(wall))
    for (const colour of cd) expect(vinyl).toContain(colour)
  })

  it.each(TYPES)("draws a well-formed document for %s", (mediaType) => {
    const svg = renderCover({ title: `R&B "Best" <of> ${mediaType}`, artist: "千と千尋 & 기생충", mediaType })
    expect(isWellFormed(svg)).toBe(true)
    expect(svg).not.toContain("NaN")
    expect(svg).not.toContain("undefined")
  })

  it("names a font for Chinese, Japanese and Korean", () => {
    const svg = renderCover({ title: "千与千寻", artist: "", mediaType: "dvd" })
    expect(svg).toContain("千与千寻")
    expect(svg).toContain("PingFang SC")
    expect(svg).toContain("Malgun Gothic")
  })
})

describe("escapeXml", () => {
  it("escapes markup and drops what XML forbids", () => {
    expect(escapeXml(`<a href="x">'&'\u0000\u001b</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;")
  })

  it("keeps characters outside the basic plane whole", () => {
    expect(escapeXml("𠮷野家")).toBe("𠮷野家")
  })
})

describe("wrapText", () => {
  it("breaks Latin text between words only", () => {
    expect(wrapText("The Dark Side of the Moon", 8, 3).join(" ")).toBe("The Dark Side of the Moon")
  })

  it("breaks Chinese text after any character", () => {
    expect(wrapText("新长征路上的摇滚", 4, 3)).toEqual(["新长征路", "上的摇滚"])
  })

  it("ends what does not fit in an ellipsis, within the width", () => {
    const lines = wrapText("one two three four five six seven eight nine ten", 6, 2)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(widthInEm(line)).toBeLessThanOrEqual(6)
  })
})

/** Every tag opened is closed in order; attributes are quoted. */
function isWellFormed(xml: string): boolean {
  const open: string[] = []
  const rest = xml.replace(
    /<(\/?)([a-zA-Z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, close, name, _attributes, self) => {
      if (close) return open.pop() === name ? "" : "<"
      if (!self) open.push(name)
      return ""
    },
  )
  return open.length === 0 && !/[<>]/.test(rest) && !/&(?!amp;|lt;|gt;|quot;|#39;)/.test(rest)
}
