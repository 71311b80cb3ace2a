import { REPORT_KINDS } from "../types"
import type { Words } from "../words"
import { html, type Html } from "./html"

const lang = (words: Words): string => (words.htmlLang === "en" ? "en" : "zh")

/** The field in which a printed code is typed. */
export function codeForm(words: Words, heading: string = words.form.heading): Html {
  const { form } = words
  return html`<section>
    <h2>${heading}</h2>
    <form method="post" action="/t/check?lang=${lang(words)}">
      <label for="code">${form.label}</label>
      <p class="hint" id="code-hint">${form.hint}</p>
      <input
        class="code"
        id="code"
        name="code"
        type="text"
        required
        maxlength="400"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="code-hint"
      />
      <button type="submit">${form.submit}</button>
    </form>
  </section>`
}

/**
 * Sent to the page's own address, which says what it is about when the symbol was scanned; so the form repeats no code.
 */
export function reportForm(words: Words, { open }: { open: boolean }): Html {
  const { report } = words
  const optional = html` <span class="hint">(${report.optional})</span>`
  return html`<details class="fold" ${open && html` open`}>
    <summary>${report.heading}</summary>
    <p>${report.intro}</p>
    <form method="post" action="?report=1&amp;lang=${lang(words)}" enctype="multipart/form-data">
      <label for="report-kind">${report.kind}</label>
      <select id="report-kind" name="kind" required>
        ${REPORT_KINDS.map((kind) => html`<option value="${kind}">${report.kinds[kind]}</option>`)}
      </select>
      <label for="report-words">${report.words}</label>
      <textarea id="report-words" name="words" required maxlength="2000"></textarea>
      <label for="report-place">${report.place}${optional}</label>
      <input id="report-place" name="place" type="text" maxlength="200" autocomplete="off" />
      <label for="report-photo">${report.photo}${optional}</label>
      <p class="hint" id="photo-hint">${report.photoHint}</p>
      <input id="report-photo" name="photo" type="file" accept="image/jpeg,image/png" aria-describedby="photo-hint" />
      <label for="report-code">${report.code}${optional}</label>
      <p class="hint" id="report-code-hint">${report.codeHint}</p>
      <input
        class="code"
        id="report-code"
        name="code"
        type="text"
        maxlength="400"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="report-code-hint"
      />
      <button type="submit">${report.submit}</button>
    </form>
  </details>`
}
