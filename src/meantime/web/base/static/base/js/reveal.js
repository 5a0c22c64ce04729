/** <mt-reveal data-show="Show" data-hide="Hide"> around a passphrase field: a button that shows what is typed. */
class Reveal extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    if (!this.field || this.button) return;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.addEventListener("click", () => this.show(this.field.type === "password"));
    this.field.form?.addEventListener("submit", () => this.show(false));
    this.append(this.button);
    this.show(false);
  }

  /** @param {boolean} shown whether the passphrase can be read */
  show(shown) {
    this.field.type = shown ? "text" : "password";
    this.button.textContent = shown ? this.dataset.hide : this.dataset.show;
    this.button.setAttribute("aria-label", `${this.button.textContent}: ${this.field.labels[0]?.textContent ?? ""}`);
  }
}

customElements.define("mt-reveal", Reveal);
