/** <mt-print> around a button: prints. Hidden where there is no script. */
class Print extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => print());
  }
}

customElements.define("mt-print", Print);
