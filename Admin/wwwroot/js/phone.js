// A chat follows its newest message.
export function scrollToEnd(screen) {
  screen.scrollTop = screen.scrollHeight;
}
