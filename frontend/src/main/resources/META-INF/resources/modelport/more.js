/* A "show more" button presses itself when it comes into sight. */
window.modelportMore = button => {
  new IntersectionObserver((entries, observer) => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    observer.disconnect();
    if (button.isConnected) button.click();
  }, { rootMargin: '400px' }).observe(button);
};
