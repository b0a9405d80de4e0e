/** The text of any file, put into the bundle: `import text from "./file.css?raw"`. */
declare module "*?raw" {
  const text: string;
  export default text;
}
