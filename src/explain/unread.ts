/**
 * What clients say that took a web page for JSON: by then the page and its status are lost. The words of JSON.parse in Node's
 * versions, Jackson, Json.NET, System.Text.Json, Go and Ruby; each names the `<` that it met.
 */
const SAYINGS: readonly RegExp[] = [
  /Unexpected token '?<'?(?:,| in JSON)/u,
  /Unexpected character \('<' \(code 60\)\)/u,
  /Unexpected character encountered while parsing value: </u,
  /'<' is an invalid start of a value/u,
  /invalid character '<' looking for beginning of value/u,
  /unexpected (?:token|character)[^\n]{0,40}'<(?:!doctype|html|\?xml)/iu,
];

/** Does the text tell of an answer that could not be read because it was a web page? */
export const isUnreadPage = (text: string): boolean => SAYINGS.some((says) => says.test(text));
