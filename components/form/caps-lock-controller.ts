// Knows in which password field of a form somebody types with Caps Lock on.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Control, isSecret } from './form-values.js';

const EVENTS = ['keydown', 'keyup', 'focusout'];

export class CapsLockController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #field: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Name of the field; `undefined` for none. */
  get field(): string | undefined {
    return this.#field;
  }

  hostConnected(): void {
    for (const type of EVENTS) this.#host.addEventListener(type, this.#look);
  }

  hostDisconnected(): void {
    for (const type of EVENTS) this.#host.removeEventListener(type, this.#look);
  }

  readonly #look = (event: Event): void => {
    const control = event.target as Control;
    // Password managers send key events without a state.
    const isOn = (event as Partial<KeyboardEvent>).getModifierState?.('CapsLock') && isSecret(control);
    const field = isOn ? control.name : undefined;
    if (field === this.#field) return;
    this.#field = field;
    this.#host.requestUpdate();
  };
}
