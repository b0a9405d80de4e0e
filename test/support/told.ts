/** Status, headers and body of an answer, without what differs each time: the number of the request, and how the page writes its token. */
export async function told(response: Response): Promise<string> {
  const number = response.headers.get("X-Request-Id") ?? "-";
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const whole = `${response.status}\n${headers.join("\n")}\n${await response.text()}`;
  return whole.replaceAll(number, "").replaceAll(/(name="csrf" value=)"[^"]+"/g, "$1");
}
