/**
 * <mt-offline> around all steps of an exercise: shows one page at a time and seals the answers on this phone when it ends
 * or is stopped. Without this script all steps stand below each other, to read.
 */
import { answersOf, getReady, sealPiece } from "./answers.js";

class Offline extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = this.querySelector(":scope > [role=status]");
    this.pages = [...this.querySelectorAll("[data-page]")];
    this.started = new Date().toISOString();
    // #draft/step: goes on with what was begun with a connection
    const [draft, step] = location.hash.slice(1).split("/");
    this.draft = /^[0-9a-f-]{36}$/.test(draft) ? draft : null;
    this.foot = this.querySelector(".player-foot");
    this.back = this.querySelector("[data-go=back]");
    this.foot.hidden = false;
    this.form.addEventListener("submit", (event) => (event.preventDefault(), this.go("next")));
    this.addEventListener("click", (event) => this.tapped(event.target));
    const place = this.pages.findIndex((page) => page.dataset.page === step);
    this.show(place < 0 ? 0 : place + 1);
    addEventListener("online", getReady);
    getReady();
  }

  // Actions

  tapped(target) {
    if (target.name === "mark") this.mark(target);
    else if (target.dataset.go && target.type === "button") this.go(target.dataset.go);
  }

  go(direction) {
    if (direction === "stop") return this.end(false);
    const step = direction === "back" ? -1 : 1;
    let place = this.place + step;
    while (place >= 0 && place < this.pages.length && !this.isAsked(this.pages[place])) place += step;
    if (place >= this.pages.length) return this.end(true);
    return this.show(Math.max(0, place));
  }

  mark(button) {
    const step = button.closest("[data-step]");
    step.began ??= new Date().toISOString();
    const seconds = Math.max(0, Math.round((Date.now() - Date.parse(step.began)) / 1000));
    step.marks = [...(step.marks ?? []), [seconds, Number(button.value)]];
    const said = step.marks.map(([at, distress]) => `${distress} at ${Math.round(at / 60)} min`);
    step.querySelector("[role=status]").textContent = said.join(", ");
  }

  // Private

  show(place) {
    this.place = place;
    this.pages.forEach((page, n) => (page.hidden = n !== place));
    for (const part of this.pages[place].querySelectorAll("[data-only-if]")) part.hidden = !this.holds(part);
    this.back.parentElement.hidden = place === 0;
    const heading = this.pages[place].querySelector("h2");
    heading.tabIndex = -1;
    if (place > 0) heading.focus();
  }

  isAsked(page) {
    return [...page.querySelectorAll("[data-only-if]")].some((part) => this.holds(part));
  }

  holds(part) {
    const [step, answer] = part.dataset.onlyIf.split("=");
    const answers = answersOf(this);
    if (answers.agreed === "no" && this.pages.at(-2).contains(part)) return false;
    return !step || answers[step] === answer;
  }

  async end(whole) {
    const answers = answersOf(this);
    const { guide, exercise } = this.dataset;
    const ended = whole && Boolean(answers.outcome || answers.agreed === "no" || !this.querySelector("[data-step=outcome]"));
    const step = this.pages[this.place].dataset.page;
    const piece = { guide, exercise, started: this.started, step, answers, ended, continues: this.draft };
    const isKept = !Object.keys(answers).length || (await sealPiece(piece));
    this.form.hidden = isKept; // words that could not be kept stay in view
    const said = Object.keys(answers).length ? this.dataset.kept : this.dataset.stopped;
    this.status.textContent = isKept ? said : this.dataset.noSeal;
  }
}

customElements.define("mt-offline", Offline);
