// The width of a host, followed without a loop.

/** The widest scrollbar that a drawing can cause or remove by its own height, in pixels. */
const SCROLLBAR = 20;

/** Tells `changed` each width of `element` that calls for another drawing, at most once a frame. Gives what ends it. */
export function watch(element, drawn, changed) {
  let [before, now, frame] = [drawn, drawn];
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const seen = element.clientWidth;
      if (!isNew(before, now, seen)) return;
      [before, now] = [now, seen];
      changed(seen);
    });
  });
  observer.observe(element);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}

/**
 * Whether to draw anew when a width is `seen`, `now` is drawn and `before` was drawn earlier. A hidden host has no width. And a
 * drawing that grows can bring up the scrollbar of its page, which narrows it, which makes it shorter, which takes the
 * scrollbar away: the way back is not followed.
 */
function isNew(before, now, seen) {
  const isBack = Math.abs(seen - before) < 1 && seen > now && seen - now <= SCROLLBAR;
  return seen > 0 && Math.abs(seen - now) >= 1 && !isBack;
}
