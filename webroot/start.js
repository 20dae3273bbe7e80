// Who chooses a template, a poll or a file has chosen to begin with that: the way above it is marked.

const ways = document.querySelector(".ways");

ways?.addEventListener("change", ({ target }) => {
  if (target.name == "start") return;
  const way = target.closest(".card").querySelector("[name=start]");
  way.checked = target.type != "file" || target.files.length > 0 || way.checked;
});
