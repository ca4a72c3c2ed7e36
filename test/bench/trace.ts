// Reads what Chromium wrote down of a page's main thread: how long it did what, and which code ran.
import { SourceMap, type SourceMapPayload } from 'node:module';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time, microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the events of Chromium's timeline come to, the first that fits. */
const KINDS: readonly [kind: string, names: RegExp][] = [
  ['collect garbage', /GC\b|GCTask|MajorGC|MinorGC/],
  ['compile scripts', /^(v8\.compile|v8\.produce|V8\.Compile|v8\.parseOnBackground)/i],
  ['run scripts', /^(EvaluateScript|v8\.evaluateModule|FunctionCall|RunMicrotasks|EventDispatch|TimerFire)/],
  ['run scripts', /^(FireAnimationFrame|v8\.run|v8\.callFunction|V8\.|FireIdleCallback)/],
  ['read HTML', /^ParseHTML/],
  ['read styles', /^(ParseAuthorStyleSheet|CSSParser)/],
  ['find styles', /^(UpdateLayoutTree|RecalculateStyles|Document::updateStyle|StyleRecalc)/],
  ['lay out', /^(Layout|LocalFrameView|.*Layout$)/],
  ['paint', /^(PrePaint|Paint|Layerize|Commit|UpdateLayer|CompositeLayers|Decode)/],
  ['load', /^(Resource|ThrottlingURLLoader|URLLoader)/],
];

export const OTHER = 'everything else';

export interface Work {
  /** Milliseconds of processor time by kind. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Layouts and style changes that a script asked for before the frame was due. */
  readonly forced: number;
}

/** What the busiest renderer's main thread did. */
export const readTrace = (trace: Buffer): Work => {
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const threads = new Map<string, TraceEvent[]>();
  for (const event of events)
    if (event.ph === 'M' && event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      threads.set(`${event.pid} ${event.tid}`, []);
  for (const event of events) if (event.ph === 'X') threads.get(`${event.pid} ${event.tid}`)?.push(event);
  const worked = (list: TraceEvent[]) => list.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
  const main = [...threads.values()].sort((a, b) => worked(b) - worked(a))[0] ?? [];

  const kinds = new Map<string, number>();
  let forced = 0;
  /** The events that the one at hand lies in, the innermost last. */
  const around: { event: TraceEvent; kind: string; end: number }[] = [];
  const add = (kind: string, time: number) => kinds.set(kind, (kinds.get(kind) ?? 0) + time / 1000);
  for (const event of main.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    while (around.length > 0 && (around.at(-1)?.end ?? 0) <= event.ts) around.pop();
    const parent = around.at(-1)?.kind;
    const own = KINDS.find(([, names]) => names.test(event.name))?.[0];
    const kind = own ?? parent ?? OTHER;
    if ((own === 'lay out' || own === 'find styles') && parent === 'run scripts') forced++;
    add(kind, event.tdur ?? 0);
    if (parent !== undefined) add(parent, -(event.tdur ?? 0));
    around.push({ event, kind, end: event.ts + (event.dur ?? 0) });
  }
  return { kinds, forced };
};

/** As the developer tools save it. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly children?: readonly number[];
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
      readonly columnNumber: number;
    };
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

export interface Place {
  /** Source file. */
  readonly file: string;
  /** `function:line` */
  readonly name: string;
}

/** What the browser does for a script counts as the script's. */
const isBrowsers = ({ callFrame }: CpuProfile['nodes'][number]): boolean => callFrame.url === '';

/** Milliseconds that each place of the code had the thread to itself, with what the browser did for it. */
export const readProfile = (
  { nodes, samples = [], timeDeltas = [] }: CpuProfile,
  mapOf: (url: string) => SourceMapPayload | undefined,
): { place: Place; time: number }[] => {
  const maps = new Map<string, SourceMap | undefined>();
  const callers = new Map(nodes.flatMap((node) => (node.children ?? []).map((id) => [id, node])));
  const place = (node: CpuProfile['nodes'][number]): Place => {
    const { url, functionName, lineNumber, columnNumber } = node.callFrame;
    const caller = callers.get(node.id);
    if (isBrowsers(node) && caller && functionName !== '(garbage collector)') {
      const around = place(caller);
      return {
        file: around.file,
        name: isBrowsers(caller) ? around.name : `${around.name} → ${functionName}`,
      };
    }
    if (!maps.has(url)) {
      const payload = mapOf(url);
      maps.set(url, payload && new SourceMap(payload));
    }
    const found = maps.get(url)?.findEntry(lineNumber, columnNumber);
    const file = url.replace(/^https:\/\/[^/]+/, '');
    return found && 'originalSource' in found
      ? {
          file: found.originalSource.replace(/^(\.\.\/)+/, ''),
          name: `${'name' in found && found.name ? String(found.name) : functionName}:${found.originalLine + 1}`,
        }
      : { file, name: functionName || `(${lineNumber}:${columnNumber})` };
  };
  const placeOf = new Map(nodes.map((node) => [node.id, place(node)]));
  const times = new Map<string, { place: Place; time: number }>();
  samples.forEach((id, index) => {
    const at = placeOf.get(id) ?? { file: '', name: '?' };
    const key = `${at.file} ${at.name}`;
    const entry = times.get(key) ?? { place: at, time: 0 };
    entry.time += (timeDeltas[index] ?? 0) / 1000;
    times.set(key, entry);
  });
  return [...times.values()].sort((a, b) => b.time - a.time);
};
