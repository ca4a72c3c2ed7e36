// What a field of a form is, as data: its light nodes and its box are made from this.
import type { TemplateResult } from 'lit';
import type { Wording } from '../messages/messages.js';

/** What a first field may ask for. */
export type Identifier = 'email' | 'username' | 'phone';

/** Those that the library has words for. */
export type NamedKind = Identifier | 'name' | 'password' | 'confirm' | 'remember' | 'current' | 'code';

/** Each kind names its slots and parts, and there is one field of it at most. */
export type FieldKind = NamedKind | (string & {});

/** A rule for a password. */
export interface Rule {
  readonly text: string;
  readonly isMet: boolean;
}

export interface FieldDefinition {
  readonly kind: FieldKind;
  /** Its label. Default: the text whose code is the kind. */
  readonly label?: Wording | undefined;
  /** Key in the body of the request. */
  readonly name: string;
  readonly autocomplete?: string | undefined;
  /** What stands below its box. */
  readonly below?: TemplateResult | undefined;
  /** Only programs see it. */
  readonly isHidden?: boolean | undefined;
  /** What is read out with the control. */
  readonly hint?: string | undefined;
  /** What a password must have, and whether what is typed has it. */
  readonly rules?: readonly Rule[] | undefined;
  /** For password managers that make one up. */
  readonly passwordrules?: string | undefined;
  readonly minlength?: string | undefined;
  /** Of its control, in place of what the kind gives. */
  readonly attributes?: Readonly<Record<string, string | boolean | undefined>> | undefined;
}

export const isCheckbox = ({ kind }: FieldDefinition): boolean => kind === 'remember';

export const isPassword = ({ kind }: FieldDefinition): boolean => /^(password|confirm|current)$/.test(kind);
