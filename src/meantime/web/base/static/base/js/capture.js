/**
 * <mt-capture> around the capture form: keeps a note without a connection, sends what waits when it is back.
 * Without this script the form is a plain form.
 */
import { bringBack, forget, keepDrafts } from "./draft.js";
import { canSeal, flush, keep, rememberKey, waiting } from "./outbox.js";

class Capture extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = this.querySelector("[role=status]");
    this.zone();
    this.form.addEventListener("submit", (event) => this.submit(event));
    addEventListener("online", () => this.catchUp());
    addEventListener("pageshow", (event) => event.persisted && this.catchUp()); // back out of the browser's memory
    document.addEventListener("visibilitychange", () => document.hidden || this.catchUp());
    this.catchUp().then(() => this.lookForDraft());
    keepDrafts(this.form, () => this.note());
  }

  // Actions

  /** Online: a plain form post, so that the server's page answers. Without a connection: seal and keep here. */
  async submit(event) {
    if (this.sending) return event.preventDefault();
    event.preventDefault();
    this.sending = true;
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: new FormData(this.form), redirect: "follow" });
      if (answer.redirected && answer.ok) {
        await forget(this.form.elements.id.value).catch(() => {});
        return location.assign(answer.url);
      }
      this.sendPlainly();
    } catch {
      await this.keepHere();
    }
    this.sending = false;
  }

  async catchUp() {
    if (!navigator.onLine && !this.dataset.offline) return;
    try {
      await rememberKey();
      const left = (await waiting()) ? await flush() : 0;
      if (left) this.say(left === 1 ? this.dataset.oneWaits : this.dataset.manyWait.replace("%d", left));
    } catch {
      const left = await waiting().catch(() => 0);
      if (left) this.say(left === 1 ? this.dataset.oneWaits : this.dataset.manyWait.replace("%d", left));
    }
  }

  async lookForDraft() {
    const back = this.dataset.drafts && (await bringBack(this.form, this.dataset.drafts).catch(() => false));
    if (back) this.say(this.dataset.draft);
  }

  // Private

  async keepHere() {
    if (!(await canSeal().catch(() => false))) return this.say(this.dataset.noSeal);
    const note = this.note();
    if (!note.text.trim() && !note.emotions.length) return this.say(this.dataset.empty);
    if (!(await keep(note).then(() => true, () => false))) return this.say(this.dataset.noSeal);
    await forget(note.id).catch(() => {});
    this.form.reset();
    this.form.elements.id.value = crypto.randomUUID();
    this.say(this.dataset.kept);
  }

  /** The box as the object of a plain journal line. */
  note() {
    const data = new FormData(this.form);
    const named = [...data.getAll("feeling"), ...String(data.get("own_feeling") ?? "").split(",")];
    const emotions = named.map((name) => name.trim()).filter(Boolean).map((name) => ({ name, intensity: null }));
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const when = { at: new Date().toISOString(), tz: timeZone };
    return { kind: "note", id: data.get("id"), ...when, text: String(data.get("text")), emotions, written_locked: true };
  }

  /** The server wants to show a page of its own, for example what to do about an empty note. */
  sendPlainly() {
    HTMLFormElement.prototype.submit.call(this.form);
  }

  zone() {
    const field = this.form.elements.tz;
    if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }

  say(words) {
    this.status.textContent = words;
  }
}

customElements.define("mt-capture", Capture);
