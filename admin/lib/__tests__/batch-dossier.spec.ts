import { shownToBuyers } from "../batch-dossier"

const dossier = { isrc: [], mastering_sid: [], mould_sid: [], matrix: [] }

describe("what buyers read about the copies of a batch", () => {
  it("is what was filled in, in the order of the form", () => {
    const facts = shownToBuyers({
      title: { en: "Spirited Away", zhCN: "千与千寻" },
      edition: "First pressing",
      dossier: {
        ...dossier,
        publisher: "Ghibli",
        year: 2001,
        isbn: null,
        matrix: ["A-1", "A-2"],
        isrc: ["JPX010100001"],
      },
    })
    expect(facts).toEqual([
      { field: "title_en", values: ["Spirited Away"] },
      { field: "title_zhCN", values: ["千与千寻"] },
      { field: "edition", values: ["First pressing"] },
      { field: "publisher", values: ["Ghibli"] },
      { field: "year", values: ["2001"] },
      { field: "matrix", values: ["A-1", "A-2"] },
      { field: "isrc", values: ["JPX010100001"] },
    ])
  })

  it("is the title alone where nothing else is known", () => {
    expect(shownToBuyers({ title: { en: "Alien" }, edition: null, dossier })).toEqual([
      { field: "title_en", values: ["Alien"] },
    ])
  })
})
