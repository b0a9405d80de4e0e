/** Parties and what is between them, for network tools. Nothing about people: a name, a side, a kind of tie, a year. */
export interface GraphToWrite {
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly side: string }[];
  readonly edges: readonly {
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly type: string;
    /** The year since when; absent when unknown. */
    readonly since?: number;
  }[];
}

/** GraphML 1.0 (graphml.graphdrawing.org): directed, as a tie is told from one end; what is unknown has no data element. */
export function graphmlOf({ nodes, edges }: GraphToWrite): string {
  const data = (key: string, value: string | number | undefined) =>
    value === undefined ? "" : `<data key="${key}">${escaped(String(value))}</data>`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`,
    `<key id="label" for="node" attr.name="label" attr.type="string"/>`,
    `<key id="side" for="node" attr.name="side" attr.type="string"/>`,
    `<key id="type" for="edge" attr.name="type" attr.type="string"/>`,
    `<key id="since" for="edge" attr.name="since" attr.type="int"/>`,
    `<graph edgedefault="directed">`,
    ...nodes.map(
      ({ id, label, side }) => `<node id="${escaped(id)}">${data("label", label)}${data("side", side)}</node>`,
    ),
    ...edges.map(
      ({ id, source, target, type, since }) =>
        `<edge id="${escaped(id)}" source="${escaped(source)}" target="${escaped(target)}">${data("type", type)}${data("since", since)}</edge>`,
    ),
    `</graph>`,
    `</graphml>`,
    "",
  ].join("\n");
}

/** GEXF 1.3 (gexf.net). */
export function gexfOf({ nodes, edges }: GraphToWrite): string {
  const values = (given: Readonly<Record<string, string | number | undefined>>) => {
    const known = Object.entries(given).filter(([, value]) => value !== undefined);
    const all = known.map(([name, value]) => `<attvalue for="${name}" value="${escaped(String(value))}"/>`);
    return `<attvalues>${all.join("")}</attvalues>`;
  };
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<gexf xmlns="http://gexf.net/1.3" version="1.3">`,
    `<graph mode="static" defaultedgetype="directed">`,
    `<attributes class="node"><attribute id="side" title="side" type="string"/></attributes>`,
    `<attributes class="edge"><attribute id="type" title="type" type="string"/><attribute id="since" title="since" type="integer"/></attributes>`,
    `<nodes>`,
    ...nodes.map(
      ({ id, label, side }) => `<node id="${escaped(id)}" label="${escaped(label)}">${values({ side })}</node>`,
    ),
    `</nodes>`,
    `<edges>`,
    ...edges.map(
      ({ id, source, target, type, since }) =>
        `<edge id="${escaped(id)}" source="${escaped(source)}" target="${escaped(target)}">${values({ type, since })}</edge>`,
    ),
    `</edges>`,
    `</graph>`,
    `</gexf>`,
    "",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** As text or attribute of XML 1.0: control characters have no place there, and a line end in an attribute is kept as a reference. */
const escaped = (text: string): string =>
  [...text.toWellFormed()]
    .filter((letter) => letter >= " " || "\t\n\r".includes(letter))
    .map((letter) => ENTITIES[letter] ?? (letter < " " ? `&#${letter.charCodeAt(0)};` : letter))
    .filter((letter) => letter !== "\uFFFE" && letter !== "\uFFFF")
    .join("");
