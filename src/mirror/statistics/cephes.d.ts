/** The functions we use of the package, whose own declarations its "exports" keeps from TypeScript. */
declare module "cephes" {
  /** Resolves when the functions may be called. */
  export const compiled: Promise<void>;
  export function ndtr(x: number): number;
  export function ndtri(p: number): number;
  export function igamc(a: number, x: number): number;
  export function igami(a: number, p: number): number;
  export function incbet(a: number, b: number, x: number): number;
  export function incbi(a: number, b: number, p: number): number;
  export function lgam(x: number): number;
}
