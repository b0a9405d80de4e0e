import book from "./style/book.css?raw";
import chains from "./style/chains.css?raw";
import findings from "./style/findings.css?raw";
import forms from "./style/forms.css?raw";
import frame from "./style/frame.css?raw";
import front from "./style/front.css?raw";
import ground from "./style/ground.css?raw";
import letters from "./style/letters.css?raw";
import pictures from "./style/pictures.css?raw";
import pieces from "./style/pieces.css?raw";
import print from "./style/print.css?raw";
import tables from "./style/tables.css?raw";
import tokens from "./style/tokens.css?raw";

/** The one stylesheet, its parts in the order in which later rules go over earlier ones. */
export const stylesheet = [
  tokens,
  ground,
  frame,
  pieces,
  tables,
  forms,
  findings,
  pictures,
  front,
  book,
  letters,
  print,
  chains,
].join("\n");
