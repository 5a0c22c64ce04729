/**
 * <mt-agenda>: one topic at a time, the time left in words, and marks that survive a lost connection (marks.js).
 * Without this script all topics stand on the page, each a plain form.
 */
import { keepAwake } from "./awake.js";
import { buzzAtTen, offerBuzz } from "./buzz.js";
import { rememberKey } from "../base/js/outbox.js";
import { minutesGone, timeWords } from "./time_left.js";
import { isUnsent, sendMark, sendWaiting } from "./marks.js";

const MINUTE = 60_000;

class Agenda extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.topics = [...this.querySelectorAll("article")];
    this.status = this.querySelector("[role=status]");
    this.at = Math.max(0, this.topics.findIndex((topic) => topic.dataset.state === "open"));
    for (const part of this.querySelectorAll("[data-tools], [data-moves]")) part.hidden = false;
    this.listen();
    this.show();
    this.tick();
    keepAwake();
    offerBuzz(this.querySelector("[data-buzz]"));
    setInterval(() => (this.tick(), buzzAtTen(this.dataset)), MINUTE);
    setInterval(() => this.stayOpen(), 5 * MINUTE);
    rememberKey().then(sendWaiting).catch(() => {});
  }

  listen() {
    this.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("change", (event) => event.target.form && this.mark(event.target.form));
    this.on("[data-back]", () => this.move(-1));
    this.on("[data-next]", () => this.move(1));
    this.on("[data-ask]", () => this.say(timeWords(this.dataset)));
    this.on("[data-cover]", (button) => this.cover(button));
    addEventListener("online", sendWaiting);
    addEventListener("beforeunload", (event) => isUnsent() && event.preventDefault());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.leave() : (keepAwake(), sendWaiting())));
  }

  on(selector, act) {
    const button = this.querySelector(selector);
    button.addEventListener("click", () => act(button));
  }

  // Actions

  submit(event) {
    event.preventDefault();
    const { form, value } = event.submitter;
    form.closest("article").dataset.state = value;
    this.mark(form, value);
    if (value !== "open") this.move(1, false);
  }

  /** What is said about keeping is about the last mark, so that "Kept." means all of it. */
  async mark(form, state) {
    const mine = (this.marks = (this.marks ?? 0) + 1);
    this.say("");
    const where = await sendMark(form, state);
    if (mine === this.marks) this.say(this.dataset[where]);
  }

  move(step, far = true) {
    const next = Math.min(this.topics.length - 1, Math.max(0, this.at + step));
    if (next === this.at && !far) return;
    this.at = next;
    this.show();
    this.topics[this.at]?.querySelector("h2").scrollIntoView({ block: "nearest" });
  }

  show() {
    this.topics.forEach((topic, n) => (topic.hidden = n !== this.at));
    this.querySelector("[data-back]").disabled = this.at <= 0;
    this.querySelector("[data-next]").disabled = this.at >= this.topics.length - 1;
    if (this.topics.length < 2) this.querySelector("[data-moves]").hidden = true;
  }

  cover(button) {
    const covered = this.classList.toggle("is-covered");
    button.setAttribute("aria-pressed", String(covered));
    button.textContent = covered ? this.dataset.uncovers : this.dataset.covers;
  }

  /** What is typed and not sent yet, before the screen goes dark. */
  leave() {
    for (const form of this.querySelectorAll("form")) if (form.elements.jot.value !== form.elements.jot.defaultValue) this.mark(form);
  }

  // Time

  tick() {
    this.querySelector("[data-time]").textContent = timeWords(this.dataset);
    this.querySelector("progress").value = minutesGone(this.dataset);
  }

  /** The journal stays open while the session goes on; afterwards it locks as usual. */
  stayOpen() {
    if (Date.now() < Date.parse(this.dataset.ends)) rememberKey().catch(() => {});
  }

  say(words) {
    this.status.textContent = words;
  }
}

customElements.define("mt-agenda", Agenda);
