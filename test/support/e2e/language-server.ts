// TypeScript's language server, spoken to as an editor does.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node';

const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));

interface Item {
  readonly label: string;
  readonly documentation?: string | { value: string };
}

/** Opens a file of a folder in a server of its own. The cursor is behind the first `marker` in the file. */
export const openInEditor = async (folder: string, file: string) => {
  const server = spawn(process.execPath, [tsc, '--lsp', '--stdio'], { cwd: folder });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  connection.onRequest(() => null);
  connection.listen();
  const uri = pathToFileURL(file).href;
  const text = readFileSync(file, 'utf8');
  const folderUri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folderUri,
    workspaceFolders: [{ uri: folderUri, name: 'page' }],
    capabilities: {
      textDocument: {
        completion: { completionItem: { documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'typescriptreact', version: 1, text },
  });
  const behind = (marker: string) => {
    const before = text.slice(0, text.indexOf(marker) + marker.length).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return { textDocument: { uri }, position };
  };
  return {
    async complete(marker: string): Promise<Item[]> {
      const answer = await connection.sendRequest<{ items: Item[] } | Item[] | null>(
        'textDocument/completion',
        behind(marker),
      );
      return Array.isArray(answer) ? answer : (answer?.items ?? []);
    },
    /** What the list says of an item when it is chosen. */
    async explain(item: Item): Promise<string> {
      const { documentation = '' } = await connection.sendRequest<Item>('completionItem/resolve', item);
      return typeof documentation === 'string' ? documentation : documentation.value;
    },
    async hover(marker: string): Promise<string> {
      const answer = await connection.sendRequest<{ contents: { value: string } } | null>(
        'textDocument/hover',
        behind(marker),
      );
      return answer?.contents.value ?? '';
    },
    async close(): Promise<void> {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      server.kill();
    },
  };
};
