// The little the console needs in the browser beyond Blazor's own script.

// When the server no longer knows this page (it was restarted), the page comes back by itself.
const strip = document.getElementById("components-reconnect-modal");
if (strip) {
  new MutationObserver(() => {
    if (strip.classList.contains("components-reconnect-rejected")) location.reload();
  }).observe(strip, { attributes: true, attributeFilter: ["class"] });
}

// Static pages print by a plain button.
document.addEventListener("click", e => {
  if (e.target instanceof Element && e.target.closest("[data-print]")) window.print();
});
