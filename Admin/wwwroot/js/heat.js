// Brings the present week of a map into its frame; the page itself stays where it is.
export function showNow(frame) {
  const now = frame?.querySelector("thead .now");
  if (now) frame.scrollLeft = now.offsetLeft - frame.clientWidth * 0.6;
}
