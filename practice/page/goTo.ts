/** Going to a message: by a link as Teams has them, by a key, or to the card that the meeting follows. */

const LINK = /^https:\/\/teams\.microsoft\.com\/l\/(?:message\/[^/]+\/(\d+)|chat\/)/;
const GO_TO = "go-to-message";

/** Without a message: to the newest card with buttons in the meeting's chat. */
function goTo(messageId?: string): void {
  document.dispatchEvent(new CustomEvent(GO_TO, { detail: messageId }));
}

export function onGoTo(go: (messageId: string | undefined) => void): void {
  document.addEventListener(GO_TO, (event) => go((event as CustomEvent<string | null>).detail ?? undefined));
}

/** In the room a link into Teams opens no other page, and Alt + K goes to the current card. */
export function listenForWays(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const found = LINK.exec(link?.href ?? "");
    if (!found) return;
    event.preventDefault();
    goTo(found[1]);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.code !== "KeyK" || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    goTo();
  });
}
