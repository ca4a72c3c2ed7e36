// A request under way: sent, dealt with by the server, answered. Each may be the last that happens to it.
import { type Answered, type Asked } from './backend.js';
import type { Page } from './page.js';

/** As much of a Response as the core reads. */
const respond = ({ status, data }: Answered): Response =>
  ({
    status,
    type: 'basic',
    headers: new Headers(),
    text: async () => JSON.stringify(data),
  }) as unknown as Response;

export class Flight {
  readonly name: string;
  readonly asked: Asked;
  readonly sentAt: number;
  answer: Answered | undefined;
  /** Whether the page still waits for it. */
  #listening = true;

  constructor(
    readonly page: Page,
    request: Request,
    body: string,
    private readonly resolve: (response: Response) => void,
    private readonly reject: (reason: unknown) => void,
  ) {
    const path = new URL(request.url).pathname.replace(/^.*\/api:abc/, '');
    this.asked = {
      route: `${request.method} ${path}`,
      bearer: request.headers.get('Authorization')?.replace('Bearer ', ''),
      body: body ? (JSON.parse(body) as Record<string, unknown>) : {},
    };
    this.name = page.number(path.split('/').at(-1) ?? '');
    this.sentAt = page.browser.now;
  }

  get listening(): boolean {
    return this.#listening && this.page.alive;
  }

  get refreshToken(): string | undefined {
    const token = this.asked.body['refreshToken'];
    return typeof token === 'string' ? token : undefined;
  }

  /** The page hears no more of it; the server still may. */
  drop(reason: unknown): void {
    this.#listening = false;
    this.reject(reason);
    if (this.answer) this.#end();
  }

  /** The server deals with it. */
  reach(answer: Answered): void {
    this.answer = answer;
    if (!this.listening) this.#end();
  }

  deliver(answer: Answered): void {
    this.page.browser.invariants.delivered(this, answer);
    this.#listening = false;
    this.resolve(respond(answer));
    this.#end();
  }

  lose(): void {
    this.drop(new TypeError('Failed to fetch'));
    if (!this.answer) this.#end();
  }

  #end(): void {
    const { flights } = this.page.browser;
    const at = flights.indexOf(this);
    if (at >= 0) flights.splice(at, 1);
  }
}
