export type StatementForm =
  | "capability"
  | "action"
  | "property"
  | "prohibition"
  | "provision"
  | "part"
  | "given"
  | "quoted";

export interface ShapedStatement {
  /** One sentence with “shall”, without its full stop. */
  text: string;
  form: StatementForm;
  /** Who acts, for a capability. */
  actor?: string;
  /** What is done, in the base form, for a capability or an action. */
  action?: string;
  /** The clause that limits when the statement holds, such as “when a box is overdue”. */
  condition?: string;
}
