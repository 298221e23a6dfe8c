/* <mp-text-file accept=".json" limit="1048576">: hands on the text of a file that is dropped on it or chosen. */
class MpTextFile extends HTMLElement {
  #input;
  connectedCallback() {
    if (this.#input) return;
    this.#input = document.createElement('input');
    this.#input.type = 'file';
    this.#input.accept = this.getAttribute('accept') ?? '';
    this.#input.hidden = true;
    this.#input.addEventListener('change', () => {
      this.#take(this.#input.files[0]);
      this.#input.value = '';
    });
    this.append(this.#input);
    this.addEventListener('dragover', event => {
      event.preventDefault();
      this.toggleAttribute('dragover', true);
    });
    this.addEventListener('dragleave', event => {
      if (!this.contains(event.relatedTarget)) this.removeAttribute('dragover');
    });
    this.addEventListener('drop', event => {
      event.preventDefault();
      this.removeAttribute('dragover');
      this.#take(event.dataTransfer.files[0]);
    });
  }
  choose() { this.#input.click(); }
  async #take(file) {
    if (!file) return;
    const fits = file.size <= Number(this.getAttribute('limit'));
    this.dispatchEvent(new CustomEvent('text', { detail: { name: file.name, text: fits ? await file.text() : '', fits } }));
  }
}
customElements.define('mp-text-file', MpTextFile);
