// The W3C WebDriver protocol over fetch: as much of it as the WebKit tabs need.

export class WebDriverError extends Error {}

export class WebDriver {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  async send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const init = body ? { method, body: JSON.stringify(body) } : { method };
    const response = await fetch(this.#address + path, init);
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new WebDriverError(`${method} ${path}: ${error}: ${message}`);
  }

  async newSession(capabilities: object): Promise<WebDriverSession> {
    const answer = await this.send('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    return new WebDriverSession(this, `/session/${(answer as { sessionId: string }).sessionId}`);
  }
}

/**
 * One browser with several windows. WebDriver acts on the one window it was switched to,
 * so whoever uses more than one must let its commands queue: `inWindow` does.
 */
export class WebDriverSession {
  readonly #driver: WebDriver;
  readonly #path: string;
  #window: string | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(driver: WebDriver, path: string) {
    this.#driver = driver;
    this.#path = path;
  }

  get(command: string) {
    return this.#driver.send('GET', this.#path + command);
  }

  post(command: string, body: object = {}) {
    return this.#driver.send('POST', this.#path + command, body);
  }

  delete(command = '') {
    return this.#driver.send('DELETE', this.#path + command);
  }

  /** Runs the commands of `task` in one window, after those that were asked for before. */
  inWindow<T>(handle: string, task: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      if (this.#window !== handle) await this.post('/window', { handle });
      this.#window = handle;
      return task();
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  closeWindow(handle: string) {
    return this.inWindow(handle, async () => {
      this.#window = undefined;
      await this.delete('/window');
    });
  }
}

const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
  '\n': '\uE007',
};

/** The character WebDriver knows a key by. */
export function keyValue(key: string): string {
  const value = KEYS[key] ?? key;
  if ([...value].length !== 1) throw new Error(`Unknown key: ${key}`);
  return value;
}
