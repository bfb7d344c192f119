// In the CMS: what is pasted into a text keeps its headings, lists, quotes and tables. In the text block of an article
// they become blocks; elsewhere what the field cannot hold becomes paragraphs, and a message says so. (Wagtail by itself
// deletes them at the next save when the text shows a web address, and joins lines and cells.)
(() => {
  "use strict";

  const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/gi;
  const SENTENCE_END = /\p{Terminal_Punctuation}+$/u;
  const ONLY_AN_ADDRESS = /^\s*(https?:|mailto:|www\.)\S+\s*$/i;
  // What the rich text editor itself puts on the clipboard; it pastes that without losses.
  const OWN_FORMAT = "data-draftjs-conductor-fragment";
  const HIDDEN = "script,style,template,noscript,head,title,meta,link,object,iframe,svg,math";
  const BLOCKS = "p,div,section,article,main,header,footer,aside,address,figure,figcaption,dl,dt,dd,details,summary,form,fieldset,hr,center,td,th";
  const LONGEST_HEADING = 120;

  // --- Reading: HTML or text becomes a list of parts -------------------------------------------------------------------
  // A part: {kind: "paragraph" | "heading" | "item" | "quote" | "code" | "table", runs: [{text, bold, italic, url}], …}

  const readHtml = (html) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    const parts = [];
    let lost = 0;
    let open = null;
    const close = () => {
      open = null;
    };
    const write = (text, style, place) => {
      if (!open) {
        if (!text.trim() && !place.code) return;
        open = { ...place, runs: [] };
        parts.push(open);
      }
      open.runs.push({ ...style, text });
    };
    const styleOf = (node, style) => {
      const css = node.style || {};
      const weight = css.fontWeight;
      const bold = weight ? weight === "bold" || Number(weight) >= 600 : style.bold || node.matches("b,strong");
      const italic = css.fontStyle ? css.fontStyle !== "normal" : style.italic || node.matches("i,em");
      const href = node.matches("a[href]") ? node.getAttribute("href") : "";
      return { bold, italic, url: /^(https?:|mailto:)/i.test(href) ? href : style.url };
    };
    // Word writes lists as paragraphs, with the bullet as text.
    const wordItem = (node) => {
      const css = node.getAttribute("style") || "";
      if (!/mso-list:\s*l\d/i.test(css)) return null;
      const bullet = node.querySelector("[style*='mso-list:Ignore' i], [style*='mso-list: Ignore' i]");
      const ordered = /^\s*\w+[.)]/.test(bullet?.textContent || "");
      bullet?.remove();
      return { kind: "item", ordered, depth: Number(/level(\d)/i.exec(css)?.[1] || 1) - 1 };
    };

    const walk = (node, style, place) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!place.code) return write(node.data.replace(/[\s\u00a0]+/g, " "), style, place);
        node.data.split("\n").forEach((line, number) => {
          if (number) close();
          if (line) write(line, style, place);
        });
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(HIDDEN)) return;
      const walkInside = (inside = place) => {
        const own = styleOf(node, style);
        for (const child of node.childNodes) walk(child, own, inside);
      };
      const asBlock = (inside) => {
        close();
        walkInside(inside);
        close();
      };
      if (node.matches("img,picture,video,audio,canvas")) {
        lost += 1;
      } else if (node.matches("br")) {
        if (place.kind === "paragraph" || place.code) close();
        else write(" ", style, place);
      } else if (node.matches("table")) {
        const table = readTable(node);
        close();
        if (table.rows.length > 1 && table.rows[0].length > 1) parts.push(table);
        else walkInside();
        close();
      } else if (node.matches("h1,h2,h3,h4,h5,h6")) {
        asBlock({ kind: "heading", level: Number(node.localName[1]) });
      } else if (node.matches("ul,ol")) {
        const depth = place.kind === "item" ? place.depth + 1 : 0;
        asBlock({ kind: "item", ordered: node.matches("ol"), depth });
      } else if (node.matches("li")) {
        asBlock(place.kind === "item" ? place : { kind: "item", ordered: false, depth: 0 });
      } else if (node.matches("blockquote")) {
        asBlock({ kind: "quote", group: node });
      } else if (node.matches("pre")) {
        asBlock({ kind: "code", code: true });
      } else if (node.matches(BLOCKS)) {
        asBlock(wordItem(node) || place);
      } else {
        walkInside();
      }
    };
    walk(body, {}, { kind: "paragraph" });
    return { parts: parts.map(trimmed).filter((part) => part.kind === "table" || textOf(part)), lost };
  };

  const readTable = (table) => {
    // Lines, list items and tables inside of a cell stay words of their own.
    const words = (cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll(HIDDEN).forEach((each) => each.remove());
      copy.querySelectorAll(`${BLOCKS},br,li,pre,blockquote,h1,h2,h3,h4,h5,h6`).forEach((each) => {
        each.before(" ");
        each.append(" ");
      });
      return copy.textContent.replace(/[\s\u00a0]+/g, " ").trim();
    };
    const rows = [...table.rows].map((row) => [...row.cells].flatMap((cell) => [words(cell), ...Array(cell.colSpan - 1).fill("")]));
    const width = Math.max(0, ...rows.map((row) => row.length));
    const filled = rows.filter((row) => row.some(Boolean)).map((row) => [...row, ...Array(width - row.length).fill("")]);
    const firsts = [...table.rows].slice(1).map((row) => row.cells[0]);
    return {
      kind: "table",
      rows: filled,
      caption: table.caption ? words(table.caption) : "",
      hasRowHeadings: firsts.length > 0 && firsts.every((cell) => cell?.matches("th")),
    };
  };

  const readText = (text) => {
    const lines = text.split(/\r\n?|\n/).map((line) => line.trim()).filter(Boolean);
    return { parts: lines.map((line) => ({ kind: "paragraph", runs: [{ text: line }] })), lost: 0 };
  };

  const textOf = (part) => part.runs.map((run) => run.text).join("");

  // Without space at both ends, and with one space where there were several.
  const trimmed = (part) => {
    if (part.kind === "table" || part.code) return part;
    let before = " ";
    const runs = part.runs.map((run) => {
      const text = before.endsWith(" ") ? run.text.replace(/^ +/, "") : run.text;
      before = text || before;
      return { ...run, text };
    });
    const last = runs.findLast((run) => run.text);
    if (last) last.text = last.text.trimEnd();
    return { ...part, runs: runs.filter((run) => run.text) };
  };

  // --- Writing: parts as the content of the rich text editor -----------------------------------------------------------
  const newKey = () => Math.random().toString(36).slice(2, 7).padEnd(5, "0");

  const asContent = (parts) => {
    const entityMap = {};
    const link = (url) => {
      const key = Object.keys(entityMap).length;
      entityMap[key] = { type: "LINK", mutability: "MUTABLE", data: { url } };
      return key;
    };
    const blocks = parts.map(({ runs, type, depth }) => {
      const block = { key: newKey(), text: "", type, depth: depth || 0, inlineStyleRanges: [], entityRanges: [], data: {} };
      for (const run of runs) {
        const [offset, length] = [block.text.length, run.text.length];
        if (run.bold) block.inlineStyleRanges.push({ offset, length, style: "BOLD" });
        if (run.italic) block.inlineStyleRanges.push({ offset, length, style: "ITALIC" });
        if (run.url) block.entityRanges.push({ offset, length, key: link(run.url) });
        else {
          for (const found of run.text.matchAll(ADDRESS)) {
            const url = found[0].replace(SENTENCE_END, "");
            block.entityRanges.push({ offset: offset + found.index, length: url.length, key: link(url) });
          }
        }
        block.text += run.text;
      }
      return block;
    });
    return { blocks, entityMap };
  };

  // The parts as paragraphs and list items that this field can hold, and what they were.
  const inField = (parts, holds) => {
    const changed = new Set();
    const top = Math.min(...parts.map((part) => part.level || 9));
    const plain = (part, what, runs = part.runs) => {
      changed.add(what);
      return { runs, type: "unstyled" };
    };
    const converted = parts.flatMap((part) => {
      if (part.kind === "heading") {
        const type = part.level === top ? "header-two" : "header-three";
        return holds(type) ? { ...part, type } : plain(part, "headings", part.runs.map((run) => ({ ...run, bold: true })));
      }
      if (part.kind === "item") {
        const type = part.ordered ? "ordered-list-item" : "unordered-list-item";
        return holds(type) ? { ...part, type } : plain(part, "lists", [{ text: "• " }, ...part.runs]);
      }
      if (part.kind === "table") return part.rows.map((row) => plain(part, "a table", [{ text: row.filter(Boolean).join(" | ") }]));
      if (part.kind === "quote") return holds("blockquote") ? { ...part, type: "blockquote" } : plain(part, "a quote");
      if (part.kind === "code") return plain(part, "code");
      return { ...part, type: "unstyled" };
    });
    return { content: asContent(converted), changed };
  };

  // The parts as blocks of an article.
  const asBlocks = (parts, stream, holds) => {
    const exists = (type) => type in stream.blockDef.childBlockDefsByName;
    const top = Math.min(...parts.map((part) => part.level || 9));
    const blocks = [];
    const changed = new Set();
    let group = null;
    for (const part of parts) {
      const last = blocks.at(-1);
      const words = part.runs && textOf(part);
      if (part.kind === "heading" && words.length <= LONGEST_HEADING) {
        blocks.push({ type: part.level === top || !exists("subheading") ? "heading" : "subheading", value: words });
      } else if (part.kind === "quote" && exists("quote")) {
        if (last?.type === "quote" && group === part.group) last.value.text += `\n\n${words}`;
        else blocks.push({ type: "quote", value: { text: words, attribution: "" } });
      } else if (part.kind === "table" && exists("comparison")) {
        const [headings, ...rows] = part.rows;
        const columns = headings.map((heading) => ({ type: "text", heading }));
        const table = { columns, rows: rows.map((values) => ({ values })), caption: part.caption };
        blocks.push({ type: "comparison", value: { table, rows_have_headings: part.hasRowHeadings } });
      } else if (last?.parts) {
        last.parts.push(part);
      } else {
        blocks.push({ type: "text", parts: [part] });
      }
      group = part.group;
    }
    for (const block of blocks.filter((each) => each.parts)) {
      const text = inField(block.parts, holds);
      block.value = JSON.stringify(text.content);
      text.changed.forEach((what) => changed.add(what));
    }
    return { blocks, changed };
  };

  // --- Inserting -------------------------------------------------------------------------------------------------------
  const streamOf = (wrapper) => {
    let element = wrapper;
    while (element && !element.rootBlock) element = element.parentElement;
    const stream = element?.rootBlock;
    const child = stream?.blockDef?.childBlockDefsByName?.heading && stream.children.find((each) => each.element.contains(wrapper));
    return child?.type === "text" ? { stream, child } : {};
  };

  // As if it had been copied in the editor. The text is a space, so that no plugin looks for addresses in it.
  const insertIntoField = (target, content) => {
    const data = new DataTransfer();
    const carrier = document.createElement("div");
    carrier.setAttribute(OWN_FORMAT, JSON.stringify(content));
    data.setData("text/html", carrier.outerHTML);
    data.setData("text/plain", " ");
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  };

  const hasText = (state) => state.getCurrentContent().hasText();

  const insertIntoArticle = ({ stream, child }, editor, target, blocks) => {
    if (!editor.getEditorState().getSelection().isCollapsed()) insertIntoField(target, asContent([{ runs: [], type: "unstyled" }]));
    const { stateBefore, stateAfter, shouldMoveCommentFn } = window.draftail.splitState(editor.getEditorState());
    const [before, after] = [hasText(stateBefore), hasText(stateAfter)];
    if (before && after) child.split(stateBefore, stateAfter, shouldMoveCommentFn, {});
    const at = child.index + (before || !after ? 1 : 0);
    const inserted = blocks.map(({ type, value }, number) => stream.insert({ type, value, id: crypto.randomUUID?.() }, at + number, {}));
    if (!before && !after) stream.deleteBlock(child.index, {});
    inserted.at(-1).focus();
  };

  const say = (changed, lost) => {
    const sentences = [];
    if (changed.size) sentences.push(`Pasted as plain paragraphs, because this field holds nothing else: ${[...changed].join(", ")}.`);
    if (lost) sentences.push("Pictures cannot be pasted: add them as a block of their own.");
    if (!sentences.length) return;
    const detail = { text: sentences.join(" "), type: "warning", clear: true };
    document.dispatchEvent(new CustomEvent("w-messages:add", { detail }));
  };

  document.addEventListener(
    "paste",
    (event) => {
      const wrapper = event.target.closest?.("[data-draftail-editor-wrapper]");
      const editor = [...(wrapper?.parentElement.children ?? [])].find((each) => each.draftailEditor)?.draftailEditor;
      const html = event.clipboardData?.getData("text/html") || "";
      const text = event.clipboardData?.getData("text/plain") || "";
      if (!editor || html.includes(OWN_FORMAT) || (!html && ONLY_AN_ADDRESS.test(text)) || !(html || text)) return;
      if (!html && !/[\r\n]/.test(text) && !text.match(ADDRESS)) return; // a few words go into the sentence as they are
      const holds = (type) => editor.props.blockTypes.some((each) => each.type === type);
      const { parts, lost } = html && !ONLY_AN_ADDRESS.test(text) ? readHtml(html) : readText(text);
      if (!parts.length || (ONLY_AN_ADDRESS.test(text) && parts.length === 1)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const article = streamOf(wrapper);
      const blocks = article.stream && asBlocks(parts, article.stream, holds);
      if (blocks && blocks.blocks.some((block) => block.type !== "text")) {
        insertIntoArticle(article, editor, event.target, blocks.blocks);
        return say(blocks.changed, lost);
      }
      const { content, changed } = inField(parts, holds);
      insertIntoField(event.target, content);
      say(changed, lost);
    },
    { capture: true },
  );
})();
