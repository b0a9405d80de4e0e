/** The text of any file, put into the bundle: `import text from "./file.css?raw"`. */
declare module "*?raw" {
  const text: string;
  export default text;
}

/** A module as a browser runs it: bundled, small, and sent as it stands here. */
declare module "*?island" {
  const code: string;
  export default code;
}
