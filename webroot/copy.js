// Texts to copy: a button beside each, and all of it chosen at a touch.
for (const copy of document.querySelectorAll(".copy")) {
  const field = copy.querySelector("input, textarea");
  const button = copy.querySelector("button");
  const status = copy.querySelector("[role=status]");
  field.addEventListener("focus", () => field.select());
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    status.textContent = copy.dataset.copied;
  });
}
