// On paper the head stands as a picture above the card, in the light colours, with a sentence that says its side.

/** `shown` draws the head and returns its canvas and the sentence; it is asked each time something is printed. */
const putOnPaper = (side, shown) => {
  const picture = make("img", { id: "picture", alt: "" }), caption = make("p", { id: "caption", class: "small" });
  side.prepend(picture, caption);
  addEventListener("beforeprint", () => {
    const [canvas, sentence] = shown();
    picture.src = canvas.toDataURL("image/png");
    caption.textContent = sentence;
  });
};
