/* A log keeps its newest line in sight, until somebody scrolls up; at the end it follows again. */
window.modelportFollow = log => {
  if (log.following === undefined) {
    log.following = true;
    log.addEventListener('scroll', () => { log.following = log.scrollHeight - log.scrollTop - log.clientHeight < 24; });
  }
  if (log.following) requestAnimationFrame(() => { log.scrollTop = log.scrollHeight; });
};
