// An X display of our own, without a screen or a window manager, and the desktop settings that its programs see.

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_MEDIA, type Media } from './tab.js';

/** The browser's toolbar would keep windows from becoming as narrow as a phone. */
const NARROW_TOOLBAR = 'button, entry { min-width: 0; margin: 0; padding: 0; }';

// A signal would end this process without its 'exit' event, and leave the displays behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const run = promisify(execFile);

export class VirtualDisplay {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly #children: ChildProcess[];
  #settingsDaemon: ChildProcess | undefined;
  #media: Media = DEFAULT_MEDIA;

  private constructor(folder: string, env: NodeJS.ProcessEnv, server: ChildProcess) {
    this.folder = folder;
    this.env = env;
    this.#children = [server];
    process.once('exit', this.#abandon);
  }

  static async start(): Promise<VirtualDisplay> {
    const folder = await mkdtemp(join(tmpdir(), 'display-'));
    // -displayfd lets the server choose a free number and tell it through file descriptor 3.
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2400x2000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const number = await new Promise<string>((resolve, reject) => {
      server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
      server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
      server.once('error', reject);
    });
    const env = {
      ...process.env,
      DISPLAY: `:${number}`,
      GDK_BACKEND: 'x11',
      // Neither the user's settings nor a desktop's services may reach the tests.
      GSETTINGS_BACKEND: 'memory',
      GTK_USE_PORTAL: '0',
      NO_AT_BRIDGE: '1',
      XDG_CONFIG_HOME: folder,
      XDG_CACHE_HOME: folder,
      XDG_DATA_HOME: folder,
    };
    await mkdir(join(folder, 'gtk-3.0'));
    await writeFile(join(folder, 'gtk-3.0/gtk.css'), NARROW_TOOLBAR);
    const display = new VirtualDisplay(folder, env, server);
    await display.#writeSettings();
    display.#settingsDaemon = display.spawn('xsettingsd', ['-c', display.#settingsFile]);
    return display;
  }

  spawn(program: string, args: string[]): ChildProcess {
    const child = spawn(program, args, { env: this.env, stdio: 'ignore' });
    this.#children.push(child);
    return child;
  }

  async xdotool(...args: string[]): Promise<string> {
    const { stdout } = await run('xdotool', args, { env: this.env });
    return stdout;
  }

  /** Dark mode is a GTK theme, reduced motion a GTK setting; the daemon tells them to running programs on SIGHUP. */
  async setMedia(media: Media): Promise<void> {
    const next = {
      colorScheme: media.colorScheme ?? this.#media.colorScheme,
      reducedMotion: media.reducedMotion ?? this.#media.reducedMotion,
    };
    const same =
      next.colorScheme === this.#media.colorScheme && next.reducedMotion === this.#media.reducedMotion;
    if (same) return;
    this.#media = next;
    await this.#writeSettings();
    this.#settingsDaemon?.kill('SIGHUP');
  }

  async stop(): Promise<void> {
    process.removeListener('exit', this.#abandon);
    this.#kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  get #settingsFile() {
    return join(this.folder, 'xsettings');
  }

  #writeSettings() {
    const theme = this.#media.colorScheme === 'dark' ? 'Adwaita-dark' : 'Adwaita';
    const motion = this.#media.reducedMotion === 'reduce' ? 0 : 1;
    return writeFile(this.#settingsFile, `Net/ThemeName "${theme}"\nGtk/EnableAnimations ${motion}\n`);
  }

  readonly #abandon = () => {
    this.#kill();
    rmSync(this.folder, { recursive: true, force: true });
  };

  #kill() {
    for (const child of this.#children.reverse()) child.kill('SIGTERM');
  }
}
