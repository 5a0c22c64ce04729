/**
 * <mt-draft> around a step of an exercise: keeps what is typed after a short rest and when the page is left, and seals
 * it on this phone when there is no connection. Without this script every button keeps it.
 */
import { answersOf, getReady, sealPiece } from "./answers.js";

/** Rest after the last key before it is kept, in milliseconds. */
const REST = 2000;

class Draft extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = this.querySelector(".player-foot [role=status]");
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.dirty && this.save({ keepalive: true }));
    addEventListener("pageshow", () => (this.sure = false));
    addEventListener("online", getReady);
    getReady();
  }

  // Actions

  later() {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), REST);
  }

  /** Keep what stands here. Resolves to whether the journal has it. */
  async save(options = {}) {
    clearTimeout(this.timer);
    if (this.clash) return true;
    const body = new FormData(this.form);
    body.set("go", "save");
    try {
      const answer = await fetch(this.form.action, { method: "POST", body, ...options });
      if (answer.redirected || !answer.headers.get("content-type")?.includes("json")) return answer.status === 422;
      this.heard(answer.status, await answer.json());
      return true;
    } catch {
      return false;
    }
  }

  /** A button: the journal's own page answers it. Without a connection, or with a locked journal, seal it here. */
  async submit(event) {
    if (this.sure) return;
    event.preventDefault();
    const button = event.submitter;
    if (this.busy) return;
    this.busy = true;
    if (await this.save()) this.send(button);
    else await this.keepHere();
    this.busy = false;
  }

  // Private

  heard(status, said) {
    this.dirty = false;
    this.clash = status === 409;
    if (this.clash) this.status.textContent = said.said;
    for (const [step, seen] of Object.entries(said.seen ?? {})) {
      const field = this.form.elements[`seen_${step}`];
      if (field) field.value = seen;
    }
  }

  send(button) {
    this.sure = true;
    this.form.requestSubmit(button);
  }

  async keepHere() {
    const { draft, guide, exercise, started, step } = this.dataset;
    const answers = answersOf(this.form);
    const piece = { guide, exercise, started, step, answers, continues: draft };
    if (!(await sealPiece(piece))) return void (this.status.textContent = this.dataset.noSeal);
    const onwards = document.createElement("a");
    onwards.href = `${this.dataset.offlineUrl}#${draft}/${step}`;
    onwards.textContent = this.dataset.onwards;
    this.status.replaceChildren(this.dataset.kept, " ", onwards);
  }
}

customElements.define("mt-draft", Draft);
