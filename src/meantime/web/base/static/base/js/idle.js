/**
 * <mt-idle minutes="15">: after that long without use the journal locks, so that nothing readable stays on the screen.
 * Says so a minute before. What stands in a capture box is kept as a note first.
 */
class Idle extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = this.querySelector("[role=status]");
    this.limit = Number(this.getAttribute("minutes")) * 60_000;
    for (const use of ["pointerdown", "keydown", "scroll"]) addEventListener(use, () => this.used(), { passive: true });
    this.used();
    setInterval(() => this.look(), 5_000);
  }

  // Actions

  used() {
    this.last = Date.now();
    this.status.textContent = "";
  }

  look() {
    const left = this.limit - (Date.now() - this.last);
    if (left <= 0) this.lock();
    else if (left <= 60_000) this.status.textContent = "Your journal locks in a minute. Tap anywhere to stay.";
  }

  async lock() {
    if (this.locking) return;
    this.locking = true;
    const capture = document.querySelector(".capture-form");
    if (capture?.elements.text.value.trim()) {
      await fetch(capture.action, { method: "POST", body: new FormData(capture) }).catch(() => {});
    }
    this.form.submit();
  }
}

customElements.define("mt-idle", Idle);
