/** <mt-grow> around a textarea: it grows with its words. Browsers that do this by themselves are left alone. */
class Grow extends HTMLElement {
  connectedCallback() {
    this.area = this.querySelector("textarea");
    this.area?.addEventListener("input", () => this.grow());
    this.grow();
  }

  grow() {
    if (!this.area) return;
    this.area.style.blockSize = "auto";
    const edges = this.area.offsetHeight - this.area.clientHeight;
    this.area.style.blockSize = `${this.area.scrollHeight + edges}px`;
  }
}

customElements.define("mt-grow", Grow);
