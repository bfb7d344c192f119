// Tells the site the member's time zone, while it knows none. Once in each tab: the answer may fail.
(() => {
  "use strict";

  const form = document.querySelector("form[data-time-zone]");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!form || !zone) return;
  try {
    if (sessionStorage.getItem("juggle.time-zone") === zone) return;
    sessionStorage.setItem("juggle.time-zone", zone);
  } catch {
    return; // Without storage it would be sent with every page.
  }
  const body = new FormData(form);
  body.set("time_zone", zone);
  fetch(form.action, { method: "POST", body }).catch(() => null);
})();
