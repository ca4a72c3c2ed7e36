// What every engine must be able to do with one tab: the smallest common hand. The shapes of `keyboard`, `mouse`,
// `setViewportSize`, `emulateMedia` and `screenshot` are Playwright's, because the commands of the test runner
// (sendKeys, sendMouse, setViewport, emulateMedia) ask for exactly those.

export interface Size {
  width: number;
  height: number;
}

export interface Media {
  colorScheme?: 'light' | 'dark' | undefined;
  reducedMotion?: 'reduce' | 'no-preference' | undefined;
}

export interface MouseButton {
  button?: 'left' | 'middle' | 'right' | undefined;
}

export interface Keyboard {
  type(text: string): Promise<void>;
  /** A key such as `a`, `Enter`, `ArrowDown` or `Space`, or several held together: `Shift+Tab`. */
  press(key: string): Promise<void>;
  down(key: string): Promise<void>;
  up(key: string): Promise<void>;
}

export interface Mouse {
  move(x: number, y: number): Promise<void>;
  click(x: number, y: number, options?: MouseButton): Promise<void>;
  down(options?: MouseButton): Promise<void>;
  up(options?: MouseButton): Promise<void>;
}

export interface Tab {
  readonly keyboard: Keyboard;
  readonly mouse: Mouse;
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** The JSON value of a JavaScript expression, awaited if it is a promise. */
  evaluate(expression: string): Promise<unknown>;
  setViewportSize(size: Size): Promise<void>;
  emulateMedia(media: Media): Promise<void>;
  screenshot(options?: { path?: string }): Promise<Uint8Array>;
  consoleMessages(): Promise<string[]>;
  /** Gives the tab the keyboard focus, as a user does who turns to it. */
  toFront(): Promise<void>;
  close(): Promise<void>;
}

export interface BrowserContext {
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

export interface Browser {
  newContext(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Every tab starts like this, in every engine, and goes back to it between two tests. */
export const DEFAULT_SIZE: Size = { width: 800, height: 600 };
export const DEFAULT_MEDIA = {
  colorScheme: 'light',
  reducedMotion: 'no-preference',
} as const satisfies Media;

/** `Shift+Tab` → `['Shift', 'Tab']`; a lone `+` is a key. */
export const keysOf = (combination: string): string[] =>
  combination.length === 1 ? [combination] : combination.split(/\+(?=.)/);
