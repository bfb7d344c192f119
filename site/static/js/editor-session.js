// In the CMS: says when the session has ended while somebody is writing, keeps the page, and goes on saving once they
// have signed in in another tab. Signing in changes the token that every form sends: it is renewed here.
(() => {
  "use strict";

  const PAUSE = 3000;
  const sessionUrl = document.currentScript.dataset.sessionUrl;
  let notice = null;
  let timer = null;

  const form = () => document.querySelector("[data-edit-form]");

  const setField = (name, value) => {
    let field = form().querySelector(`input[name=${name}]`);
    if (!field) {
      field = document.createElement("input");
      Object.assign(field, { type: "hidden", name });
      form().prepend(field);
    }
    field.value = value;
  };

  // The token that forms need now; null while nobody is signed in here.
  const currentToken = async () => {
    const request = { headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store" };
    const answer = await fetch(sessionUrl, request).catch(() => null);
    return answer?.ok ? (await answer.json()).csrf_token : null;
  };

  const renewTokens = (token) => {
    window.wagtailConfig.CSRF_TOKEN = token;
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  };

  const showNotice = () => {
    if (notice) return;
    const template = document.getElementById("editor-signed-out");
    notice = document.importNode(template.content, true).firstElementChild;
    document.body.append(notice);
    timer = setInterval(check, PAUSE);
  };

  const goOn = () => {
    clearInterval(timer);
    notice?.remove();
    notice = null;
    // As if something had been typed: Wagtail saves then.
    form()?.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true }));
  };

  const check = async () => {
    const token = await currentToken();
    if (!token) return showNotice();
    renewTokens(token);
    if (notice) goOn();
  };

  // The form names the version that it was made from, so that nobody's newer one is replaced. After an autosave that is
  // the autosaved one, which Wagtail does not write into the form.
  const nameRevision = ({ revision_id, revision_created_at }) => {
    if (revision_id) setField("loaded_revision_id", revision_id);
    if (revision_created_at) setField("loaded_revision_created_at", revision_created_at);
  };
  // And which window sends it, for a button that is pressed while autosave is on its way.
  if (form()) setField("editor_window", Math.random().toString(36).slice(2));

  // Autosave: an answer that says so when signed out; no JSON at all when the token is from before signing in again.
  let hasRetried = false;
  document.addEventListener("w-autosave:error", async ({ detail }) => {
    if (detail.response?.signed_out) return showNotice();
    if (detail.type !== "server_error" || hasRetried) return;
    hasRetried = true;
    await check();
    if (!notice) goOn();
  });
  document.addEventListener("w-autosave:success", ({ detail }) => {
    hasRetried = false;
    nameRevision(detail.response);
  });
  // The question who else is editing, asked every ten seconds.
  document.addEventListener("w-swap:error", ({ detail }) => detail.error?.status === 403 && check());
  document.addEventListener("visibilitychange", () => !document.hidden && notice && check());
  window.addEventListener("focus", () => notice && check());

  // Nothing is sent while it would not arrive.
  document.addEventListener(
    "click",
    (event) => {
      if (!notice || !event.target.closest("[data-edit-form] [type=submit]")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      notice.focus();
    },
    { capture: true },
  );
})();
