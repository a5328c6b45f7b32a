/** A small change of the source that switches off a rule, or a part of one: then a test of that rule must fail. */
export interface Mutation {
  /** By its number in test/simulators/discord/rules. */
  rule: number;
  /** What is no longer enforced. */
  off: string;
  /** Below simulators/discord. */
  file: string;
  /** Stands in the file exactly once. */
  text: string;
  becomes: string;
}
