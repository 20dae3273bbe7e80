// For other websites: <script async src="https://…/embed.js" data-poll="…"></script> puts a poll in
// the place of the script, and keeps the frame as high as what is in it.
(() => {
  const script = document.currentScript;
  const site = new URL(script.src).origin;
  const frame = document.createElement("iframe");
  const language = script.dataset.lang ? `?lang=${encodeURIComponent(script.dataset.lang)}` : "";
  frame.src = `${site}/p/${encodeURIComponent(script.dataset.poll)}/embed${language}`;
  frame.title = script.dataset.title ?? "Telmee";
  frame.width = "100%";
  frame.height = "700";
  frame.style.border = "0";
  addEventListener("message", ({ origin, source, data }) => {
    const height = data?.telmeeHeight;
    if (origin === site && source === frame.contentWindow && height > 0 && height < 20000) {
      frame.height = String(Math.ceil(height));
    }
  });
  script.after(frame);
})();
