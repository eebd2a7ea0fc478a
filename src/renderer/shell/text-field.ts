/** Whether keys pressed there write text: then they are no shortcuts. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=checkbox],[type=radio],[type=range]), textarea, select, [contenteditable=true]")
  );
}
