/** The longest side at which a letter still reads well, in points. */
const LONGEST = 2000;
/** Bytes up to which a photo goes as it is. */
const SMALL = 400_000;
const QUALITY = 0.85;

/** Makes a photo smaller before it is sent. Whatever the browser cannot draw goes as it is: the server says what is wrong with it. */
function makeSmaller(input: HTMLInputElement): void {
  let busy: Promise<void> | undefined;
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    busy = file && replaced(input, file).finally(() => (busy = undefined));
  });
  // Sent while it is still being made: sent again when it is ready.
  input.form?.addEventListener(
    "submit",
    (event) => {
      if (!busy) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event as SubmitEvent;
      void busy.then(() => input.form?.requestSubmit(submitter));
    },
    { capture: true },
  );
}

async function replaced(input: HTMLInputElement, file: File): Promise<void> {
  const smaller = file.size > SMALL ? await drawnSmaller(file).catch(() => null) : null;
  if (!smaller || smaller.size >= file.size || input.files?.[0] !== file) return;
  const held = new DataTransfer();
  held.items.add(new File([smaller], "foto.jpg", { type: smaller.type }));
  input.files = held.files;
}

/** The picture upright, on white where it was transparent. */
async function drawnSmaller(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const drawing = canvas.getContext("2d");
  if (!drawing) return null;
  drawing.fillStyle = "white";
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

for (const input of document.querySelectorAll<HTMLInputElement>("input[type=file][name=photo]")) makeSmaller(input);
