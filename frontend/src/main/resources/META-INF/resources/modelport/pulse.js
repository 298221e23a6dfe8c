/* <mp-pulse every="5000">: a beat every few seconds, as long as the page can be seen; at once when it comes back into sight. */
class MpPulse extends HTMLElement {
  #timer; #seen; #last = Date.now();
  connectedCallback() {
    const every = Number(this.getAttribute('every')) || 5000;
    this.#timer = setInterval(() => this.#beat(), every);
    this.#seen = () => { if (!document.hidden && Date.now() - this.#last > every) this.#beat(); };
    document.addEventListener('visibilitychange', this.#seen);
  }
  disconnectedCallback() {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }
  #beat() {
    if (document.hidden) return;
    this.#last = Date.now();
    this.dispatchEvent(new CustomEvent('pulse'));
  }
}
customElements.define('mp-pulse', MpPulse);
