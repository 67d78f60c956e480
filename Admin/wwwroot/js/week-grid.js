// Arrow keys walk the squares; a mouse, or a finger held for a moment, drags. Picking up and putting down are plain clicks.
const hold = 350, far = 6, edge = 90, pace = 6;

export function attach(grid) {
  if (grid.dataset.attached) return;
  grid.dataset.attached = "yes";
  const squares = () => [...grid.querySelectorAll("button[data-row]")];
  const at = (row, col) => grid.querySelector(`button[data-row="${row}"][data-col="${col}"]`);

  grid.addEventListener("focusin", e => {
    const square = e.target.closest("button[data-row]");
    if (!square) return;
    for (const other of squares()) other.tabIndex = other === square ? 0 : -1;
  });

  grid.addEventListener("keydown", e => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[e.key];
    const square = e.target.closest("button[data-row]");
    if (!step || !square) return;
    e.preventDefault();
    let row = +square.dataset.row, col = +square.dataset.col;
    // Squares that do not exist, because the line is closed then, are stepped over.
    for (let tries = 0; tries < 400; tries++) {
      row += step[0];
      col += step[1];
      if (row < 0 || col < 0 || row > +grid.dataset.rows || col > +grid.dataset.cols) return;
      const next = at(row, col);
      if (next) return next.focus();
    }
  });

  let from = null, dragging = false, timer = 0, x = 0, y = 0, nowX = 0, nowY = 0, swallow = false;
  const begin = touch => {
    dragging = true;
    grid.classList.add("dragging");
    from.click();
    if (touch) requestAnimationFrame(follow);
  };
  // A finger has no wheel: where it nears an edge, what lies beyond comes.
  const follow = () => {
    if (!dragging) return;
    const box = grid.parentElement.getBoundingClientRect();
    const push = (now, began, start, end) => now < began - far && now < start + edge ? -pace : now > began + far && now > end - edge ? pace : 0;
    grid.parentElement.scrollLeft += push(nowX, x, Math.max(0, box.left), Math.min(innerWidth, box.right));
    scrollBy(0, push(nowY, y, 0, innerHeight));
    requestAnimationFrame(follow);
  };
  const end = () => {
    clearTimeout(timer);
    grid.classList.remove("dragging");
    from = null;
    dragging = false;
  };

  grid.addEventListener("pointerdown", e => {
    const square = e.target.closest("button[data-movable]");
    if (!square || e.button !== 0) return;
    [from, x, y] = [square, e.clientX, e.clientY];
    [nowX, nowY] = [x, y];
    if (e.pointerType === "touch") timer = setTimeout(() => begin(true), hold);
  });
  document.addEventListener("pointermove", e => {
    [nowX, nowY] = [e.clientX, e.clientY];
    if (!from || dragging) return;
    if (Math.hypot(e.clientX - x, e.clientY - y) < far) return;
    if (e.pointerType === "touch") end();
    else begin(false);
  });
  document.addEventListener("touchmove", e => { if (dragging) e.preventDefault(); }, { passive: false });
  document.addEventListener("pointercancel", end);
  document.addEventListener("pointerup", e => {
    if (from && dragging) {
      const square = document.elementFromPoint(e.clientX, e.clientY)?.closest("button[data-row]");
      swallow = true;
      setTimeout(() => { swallow = false; }, 0);
      if (square && square !== from && grid.contains(square)) setTimeout(() => square.click(), 0);
    }
    end();
  });
  grid.addEventListener("click", e => {
    if (swallow && e.isTrusted) {
      e.preventDefault();
      e.stopPropagation();
    }
  }, true);
}
