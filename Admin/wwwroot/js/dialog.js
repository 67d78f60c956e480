// The browser's own modal dialog traps the focus, closes on Escape and gives the focus back.
export function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

export function close(dialog) {
  if (dialog.open) dialog.close();
}
