/** The part of JSON Logic's own library that tests check against; it ships no types. */
declare module "json-logic-js" {
  const jsonLogic: { apply(logic: object, data: object): unknown };
  export default jsonLogic;
}
