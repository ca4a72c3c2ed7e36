// The picture of the user, or their initials where there is none or it does not load.
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { imageAddress } from '../shared/image-address.js';
import { initialsOf } from './initials.js';

export class Avatar {
  readonly #host: ReactiveControllerHost;
  /** The address of a picture that did not load. */
  #broken = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** @param address of the picture, as the user has it */
  draw(address: string, name: string): TemplateResult | string {
    const source = imageAddress(address);
    if (!source || source === this.#broken) return initialsOf(name);
    const giveUp = () => {
      this.#broken = source;
      this.#host.requestUpdate();
    };
    return html`<img src=${source} alt="" @error=${giveUp} />`;
  }
}
