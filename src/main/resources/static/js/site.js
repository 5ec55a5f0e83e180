// A part marked data-live="<address>" is fetched anew every data-every seconds, while somebody looks at it.
"use strict";
for (const part of document.querySelectorAll("[data-live]")) {
  const seconds = Math.max(3, Number(part.dataset.every) || 10);
  setInterval(async () => {
    if (document.hidden || part.contains(document.activeElement)) return;
    try {
      const answer = await fetch(part.dataset.live, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || answer.redirected) return;
      const fresh = await answer.text();
      if (fresh !== part.dataset.shown) {
        part.innerHTML = fresh;
        part.dataset.shown = fresh;
      }
    } catch {
      // Offline for a moment; the next round tries again.
    }
  }, seconds * 1000);
}
