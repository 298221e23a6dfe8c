/* <mp-inbox>: cards that are walked by j, k and the arrows; the other keys are told with the card that has the focus. */
class MpInbox extends HTMLElement {
  #hear = event => this.#key(event);
  connectedCallback() { document.addEventListener('keydown', this.#hear); }
  disconnectedCallback() { document.removeEventListener('keydown', this.#hear); }
  get #cards() { return [...this.querySelectorAll('[data-card]')]; }

  /* After a decision the card in that place is another one, or the last, or there is none and the page itself has the focus. */
  focusAt(place) {
    requestAnimationFrame(() => {
      const cards = this.#cards;
      const target = cards[Math.min(place, cards.length - 1)] ?? this.closest('main');
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    });
  }

  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = document.activeElement;
    const nothing = !focused || focused === document.body || focused.localName === 'main';
    if (!nothing && !this.contains(focused)) return;
    if (focused?.matches('input, textarea, select, vaadin-text-area, vaadin-text-field, [contenteditable]')) return;
    if (document.querySelector('vaadin-dialog[opened]')) return;
    const cards = this.#cards;
    const at = cards.findIndex(card => card.contains(focused));
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = cards[at < 0 ? 0 : at + step];
      if (!next) return;
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'nearest' });
      return;
    }
    const onCard = at >= 0 && cards[at] === focused;
    if (event.key !== '?' && !(event.key === 'Enter' ? onCard : 'arc'.includes(event.key) && at >= 0)) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('act', { detail: { key: event.key, card: at < 0 ? '' : cards[at].dataset.card } }));
  }
}
customElements.define('mp-inbox', MpInbox);
