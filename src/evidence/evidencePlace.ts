/** A file of the evidence folder and a byte in it. */
export type EvidencePlace = { readonly file: string; readonly offset: number };
