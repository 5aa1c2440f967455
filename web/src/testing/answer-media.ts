/** The DOM of tests does not lay anything out; every question about the screen has the answer given here. */
export function answerMedia(matches: () => boolean = () => false): void {
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: matches(),
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
}
