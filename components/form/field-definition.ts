// What a field of a form is, as data: its light nodes and its box are made from this.

/** What a first field may ask for. */
export type Identifier = 'email' | 'username' | 'phone';

/** Each kind names its slots, parts and label. */
export type FieldKind = Identifier | 'name' | 'password' | 'confirm' | 'remember';

/** A rule for a password. */
export interface Rule {
  readonly text: string;
  readonly isMet: boolean;
}

export interface FieldDefinition {
  readonly kind: FieldKind;
  /** Key in the body of the request. */
  readonly name: string;
  readonly autocomplete?: string | undefined;
  /** What is read out with the control. */
  readonly hint?: string | undefined;
  /** What a password must have, and whether what is typed has it. */
  readonly rules?: readonly Rule[] | undefined;
  /** For password managers that make one up. */
  readonly passwordrules?: string | undefined;
  readonly minlength?: string | undefined;
}

export const isCheckbox = ({ kind }: FieldDefinition): boolean => kind === 'remember';

export const isPassword = ({ kind }: FieldDefinition): boolean => kind === 'password' || kind === 'confirm';
