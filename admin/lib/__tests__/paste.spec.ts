import { looksLikeTable, parseTracks } from "../paste"

describe("tracks pasted from a spreadsheet", () => {
  it("reads number, title, duration and ISRC", () => {
    expect(parseTracks("A1\tIntro\t1:05\tgbaye6900526\r\nA2\tSong\t4:13").tracks).toEqual([
      { number: "A1", title: "Intro", duration: "1:05", isrc: "GBAYE6900526" },
      { number: "A2", title: "Song", duration: "4:13", isrc: "" },
    ])
  })

  it("takes a single column for titles", () => {
    expect(parseTracks("One\nTwo").tracks.map((track) => track.title)).toEqual(["One", "Two"])
  })

  it("tells title and duration from number and title", () => {
    expect(parseTracks("Song\t4:13").tracks[0]).toMatchObject({ number: "", title: "Song", duration: "4:13" })
    expect(parseTracks("3\tSong").tracks[0]).toMatchObject({ number: "3", title: "Song", duration: "" })
  })

  it("leaves out a header line in either language", () => {
    expect(parseTracks("No.\tTitle\tDuration\n1\tSong\t4:13").tracks).toHaveLength(1)
    expect(parseTracks("序号\t标题\t时长\n1\t歌\t4:13").tracks).toHaveLength(1)
  })

  it("keeps a track that is called like a header when it has a duration", () => {
    expect(parseTracks("1\tTitle\t3:00\n2\tOther\t3:10").tracks).toHaveLength(2)
  })

  it("unquotes cells and skips blank lines", () => {
    expect(parseTracks('1\t"Say ""Hello"""\t2:00\n\n\t\t\n').tracks).toEqual([
      { number: "1", title: 'Say "Hello"', duration: "2:00", isrc: "" },
    ])
  })

  it("names the lines whose duration it cannot read, and keeps their text", () => {
    const { tracks, badDurations } = parseTracks("1\tA\t4:13\n2\tB\tlong\n3\tC\t")
    expect(badDurations).toEqual([2])
    expect(tracks[1]?.duration).toBe("long")
  })

  it("does not take a word pasted into one cell for a table", () => {
    expect(looksLikeTable("Another Brick in the Wall\n")).toBe(false)
    expect(looksLikeTable("1\tSong")).toBe(true)
  })
})
