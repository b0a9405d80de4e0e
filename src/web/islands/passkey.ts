for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]"))
  if ("PublicKeyCredential" in window) offer(form);

/** Shows the button, and sends the device's answer with the form it stands in. What the device or the person refuses is said beside it. */
function offer(form: HTMLFormElement): void {
  form.hidden = false;
  const section = form.closest<HTMLElement>("[data-needs-passkey]");
  if (section) section.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const status = form.querySelector("[role=status]");
    if (status) status.textContent = "";
    void answer(form).then(
      () => form.submit(),
      () => status && (status.textContent = form.dataset["failed"] ?? ""),
    );
  });
}

async function answer(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector<HTMLInputElement>("input[name=credential]");
  const asked = await fetch(`${form.action}/options`, { method: "POST", body: new FormData(form) });
  if (!asked.ok || !field) throw new Error("no options");
  const options = (await asked.json()) as Options;
  const publicKey = inBytes(options);
  const credential =
    form.dataset["passkey"] === "create"
      ? await navigator.credentials.create({ publicKey: publicKey as PublicKeyCredentialCreationOptions })
      : await navigator.credentials.get({ publicKey: publicKey as PublicKeyCredentialRequestOptions });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no key");
  field.value = JSON.stringify(inText(credential));
}

interface Options {
  readonly challenge: string;
  readonly user?: { readonly id: string };
  readonly excludeCredentials?: readonly { readonly id: string }[];
}

/** Browsers take bytes; JSON carries them as base64url. Their own translation is not on every phone yet. */
const inBytes = (options: Options): object => ({
  ...options,
  challenge: bytes(options.challenge),
  ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
  ...(options.excludeCredentials && {
    excludeCredentials: options.excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })),
  }),
});

function inText({ id, rawId, type, response }: PublicKeyCredential): object {
  const parts: Record<string, string> = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    const part = (response as unknown as Record<string, unknown>)[name];
    if (part instanceof ArrayBuffer) parts[name] = text(part);
  }
  return { id, rawId: text(rawId), type, response: parts, clientExtensionResults: {} };
}

const bytes = (words: string): Uint8Array =>
  Uint8Array.from(atob(words.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
