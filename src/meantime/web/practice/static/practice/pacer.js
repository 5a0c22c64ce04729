/**
 * <mt-pacer> around the list of the phases of a breath: a ring that grows and shrinks, or counted words alone. Nothing
 * starts by itself, and it ends by itself after the minutes or breaths it was given. Without this script the list stands.
 */
const CUES = { in: "Breathe in", top: "One more sip", hold: "Hold", out: "Breathe out" };
/** Size of the ring at the end of a phase; holding keeps the size there is. */
const SIZES = { in: 0.9, top: 1, out: 0.55 };

class Pacer extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    const phases = [...this.querySelectorAll("[data-phase]")];
    this.phases = phases.map((one) => ({ kind: one.dataset.phase, seconds: Number(one.dataset.seconds) }));
    this.seconds = this.phases.reduce((sum, phase) => sum + phase.seconds, 0);
    const minutes = Number(this.dataset.minutes) * 60;
    this.breaths = Number(this.dataset.breaths) || Math.max(1, Math.round(minutes / this.seconds));
    this.build();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.choose(calm ? "text" : "ring");
    this.modeButton.hidden = calm;
    this.stop(this.dataset.ready);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  // Actions

  toggle() {
    if (this.timer) return this.stop(this.dataset.ready);
    this.count = 0;
    this.tick();
    this.timer = setInterval(() => this.tick(), 1000);
    this.startButton.textContent = "Pause";
  }

  choose(mode) {
    this.dataset.mode = mode;
    this.modeButton.textContent = mode === "ring" ? "Words only" : "Show the ring";
  }

  speak() {
    const on = this.cue.getAttribute("aria-live") === "off";
    this.cue.setAttribute("aria-live", on ? "polite" : "off");
    this.speakButton.setAttribute("aria-pressed", String(on));
  }

  // Private

  tick() {
    let second = this.count % this.seconds;
    if (this.count >= this.seconds * this.breaths) return this.stop(this.dataset.end);
    const phase = this.phases.find((one) => second < one.seconds || ((second -= one.seconds), false));
    if (second === 0) this.begin(phase);
    this.number.textContent = String(second + 1);
    this.count += 1;
  }

  begin(phase) {
    this.cue.textContent = CUES[phase.kind];
    if (!(phase.kind in SIZES)) return;
    // The ring is moved by its own transition; the length of the phase comes from a small set of classes.
    this.ring.className.baseVal = `ring ring-${phase.kind} ring-${phase.seconds}s`;
  }

  stop(words) {
    clearInterval(this.timer);
    this.timer = null;
    this.cue.textContent = words;
    this.number.textContent = "";
    this.ring.className.baseVal = "ring";
    this.startButton.textContent = "Start";
  }

  build() {
    const room = document.createElement("div");
    room.className = "pacer-room";
    room.innerHTML =
      '<svg viewBox="-60 -60 120 120" aria-hidden="true" focusable="false"><circle class="ring-edge" r="56"></circle>' +
      '<circle class="ring" r="56"></circle></svg><p class="pacer-words"><span class="cue" aria-live="off"></span>' +
      '<span class="number figures" aria-hidden="true"></span></p>';
    this.prepend(room);
    [this.ring, this.cue, this.number] = [".ring", ".cue", ".number"].map((part) => room.querySelector(part));
    const row = document.createElement("p");
    row.className = "row pacer-buttons";
    const button = (act) => Object.assign(document.createElement("button"), { type: "button", className: "button", onclick: act });
    this.startButton = button(() => this.toggle());
    this.modeButton = button(() => this.choose(this.dataset.mode === "ring" ? "text" : "ring"));
    this.speakButton = Object.assign(button(() => this.speak()), { textContent: "Speak the cues" });
    this.speakButton.setAttribute("aria-pressed", "false");
    row.append(this.startButton, this.modeButton, this.speakButton);
    room.after(row);
  }
}

customElements.define("mt-pacer", Pacer);
