/* A part of the page that is written again keeps the focus where it was: the element that took its place gets it. */
window.modelportFocus = part => {
  const name = element => [element.localName, element.getAttribute('href') ?? '', element.getAttribute('aria-label') ?? '', (element.textContent ?? '').trim()].join('|');
  if (!part.modelportFocus) {
    part.modelportFocus = true;
    part.addEventListener('focusin', event => { part.focused = name(event.target); });
    part.addEventListener('focusout', event => { if (event.relatedTarget && !part.contains(event.relatedTarget)) part.focused = undefined; });
    return;
  }
  if (!part.focused || document.activeElement !== document.body) return;
  const same = [...part.querySelectorAll('a[href], vaadin-button, summary, [tabindex="0"]')].find(element => name(element) === part.focused);
  same?.focus({ preventScroll: true });
};
