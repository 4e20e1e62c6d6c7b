"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { marks, lines, captions, kinds } = data;
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const font = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
  const network = new vis.Network(document.getElementById("network"), { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, hideEdgesOnDrag: true, multiselect: false },
    nodes: { borderWidth: 1, font: { face: font, color: "#1b2733", strokeWidth: 3, strokeColor: "#ffffff" } },
    edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.4 } }, selectionWidth: 2 },
  });
  const detail = document.getElementById("detail");
  const byId = new Map(data.edges.map((edge, place) => [edge.id, lines[place]]));

  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // The sentence of a task's text in which a quote stands, as [start, end) within the text.
  const sentence = (text, start, end) => {
    const isEnd = (character) => "。；;!！?？\n".includes(character);
    let from = Math.max(0, Math.min(start, text.length));
    let to = Math.max(0, Math.min(end, text.length));
    while (from > 0 && !isEnd(text[from - 1])) from -= 1;
    while (to < text.length && !isEnd(text[to])) to += 1;
    return [from, Math.min(text.length, to + 1)];
  };

  const quoted = (text, spans, whole) => {
    const block = element("blockquote");
    const [from, to] = whole ? [0, text.length] : sentence(text, spans[0][0], spans[0][1]);
    let at = from;
    for (const [start, end] of spans) {
      if (start < at || end > to) continue;
      block.append(text.slice(at, start), element("mark", text.slice(start, end)));
      at = end;
    }
    block.append(text.slice(at, to));
    return block;
  };

  // Offsets count code points, JavaScript strings count UTF-16 units: cut by code points first.
  const within = (task, line) => {
    const points = Array.from(task.text);
    const [start, end] = [line.start - task.start, line.end - task.start];
    if (line.start < 0 || start < 0 || end > points.length) return null;
    const units = (count) => points.slice(0, count).join("").length;
    const span = [units(start), units(end)];
    return task.text.slice(span[0], span[1]) === line.quote ? span : null;
  };

  const taskOf = (line) => [line.source, line.target].map((id) => marks[id]).find((mark) => mark && mark.text);

  const goTo = (id) => {
    const button = element("button", marks[id].name);
    button.type = "button";
    button.addEventListener("click", () => show(id));
    return button;
  };

  const evidence = (line, from) => {
    const box = element("div", "", "evidence");
    const head = element("div");
    const words = [line.type, line.role].filter(Boolean).join(" · ");
    if (from) head.append(element("small", `${words} `), goTo(line.source === from ? line.target : line.source));
    else head.append(goTo(line.source), element("small", ` ${words} `), goTo(line.target));
    box.append(head);
    const task = taskOf(line);
    const span = task && within(task, line);
    if (span) box.append(quoted(task.text, [span], false));
    else if (line.quote) {
      const block = element("blockquote");
      block.append(element("mark", line.quote));
      box.append(block);
    }
    if (line.basis) box.append(element("small", `${captions.basis}: ${line.basis}`), element("br"));
    if (line.start >= 0) box.append(element("small", `${captions.offsets}: ${line.document} [${line.start}, ${line.end})`));
    return box;
  };

  const showNode = (id) => {
    const mark = marks[id];
    const own = lines.filter((line) => line.source === id || line.target === id);
    detail.replaceChildren(element("h2", kinds[mark.kind] || mark.kind), element("h3", mark.name));
    if (mark.note && mark.note !== mark.name) detail.append(element("p", mark.note, "note"));
    if (mark.text) {
      const spans = own.map((line) => within(mark, line)).filter(Boolean).sort((a, b) => a[0] - b[0]);
      detail.append(element("h2", captions.text), quoted(mark.text, spans, true));
    }
    if (own.length) detail.append(element("h2", `${captions.links} (${own.length})`));
    detail.append(...own.map((line) => evidence(line, id)));
  };

  const showEdge = (id) => detail.replaceChildren(element("h2", captions.evidence), evidence(byId.get(id), null));

  const show = (id) => {
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(0.9, network.getScale()), animation: false });
    showNode(id);
  };

  network.on("click", ({ nodes: hit, edges: touched }) => {
    if (hit.length) showNode(hit[0]);
    else if (touched.length) showEdge(touched[0]);
  });

  const search = document.getElementById("search");
  const hits = document.getElementById("hits");
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    const found = wanted ? data.nodes.filter((node) => marks[node.id].name.toLowerCase().includes(wanted)).slice(0, 30) : [];
    hits.replaceChildren(...found.map((node) => {
      const item = element("li");
      const button = goTo(node.id);
      button.append(" ", element("small", kinds[marks[node.id].kind] || ""));
      item.append(button);
      return item;
    }));
    if (wanted && !found.length) hits.append(element("li", captions.nothing, "note"));
  });
  search.addEventListener("keydown", (event) => {
    const first = hits.querySelector("button");
    if (event.key === "Enter" && first) first.click();
  });

  for (const button of document.querySelectorAll("#legend button")) {
    button.addEventListener("click", () => {
      const isShown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(isShown));
      const touched = data.nodes.filter((node) => node.group === button.dataset.kind);
      nodes.update(touched.map((node) => ({ id: node.id, hidden: !isShown })));
    });
  }
  document.getElementById("fit").addEventListener("click", () => network.fit({ animation: false }));
  network.fit({ animation: false });
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
  network.redraw();
  window.govplan = { network, show };
})();
