// After sending: the results so far, and links to copy or to send on.
import "./results.js";

for (const link of document.querySelectorAll("[data-link]")) {
  const field = link.querySelector("input");
  const status = link.querySelector("[role=status]");
  const copy = link.querySelector("[data-copy]");
  const send = link.querySelector("[data-send]");

  field.addEventListener("focus", () => field.select());

  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      status.textContent = copy.dataset.done;
    });
  }

  if (send && navigator.share) {
    send.hidden = false;
    send.addEventListener("click", () =>
      // Who changes their mind rejects the promise; that is no error.
      navigator.share({ title: send.dataset.send, url: field.value }).catch(() => {}),
    );
  }
}

// What is new since the last visit: the phone remembers it for this poll, and tells nobody.
const newest = Number(document.querySelector("[data-news]")?.dataset.news);
const key = `telmee-seen:${location.pathname.split("/").slice(0, 3).join("/")}`;
try {
  const seen = localStorage.getItem(key);
  if (seen !== null && newest > Number(seen)) {
    for (const item of document.querySelectorAll("[data-number]")) {
      item.querySelector("[data-new]").hidden = Number(item.dataset.number) <= Number(seen);
    }
    document.querySelector("[data-fresh]").hidden = false;
  }
  localStorage.setItem(key, newest);
} catch {
  // A browser that keeps nothing shows the news without saying which is new.
}
