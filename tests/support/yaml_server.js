// The YAML language server that VS Code runs, spoken to as VS Code does: over its standard input and output.
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const program = fileURLToPath(new URL('../node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url));

/** A server for a folder with these settings of VS Code; `open` gives what it finds wrong, `complete` what it offers. */
export async function startServer(folder, settings) {
  const process_ = spawn(process.execPath, [program, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});
  const root = `file://${folder}`;
  const answers = new Map();
  const findings = new Map();
  let received = Buffer.alloc(0);
  let count = 0;

  const send = (message) => {
    const text = JSON.stringify({jsonrpc: '2.0', ...message});
    process_.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const ask = (method, params) => new Promise((resolve) => {
    answers.set(++count, resolve);
    send({id: count, method, params});
  });
  /** @param {any} message */
  const take = (message) => {
    if (message.method === 'textDocument/publishDiagnostics') {
      findings.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method === 'workspace/configuration') {
      send({id: message.id, result: message.params.items.map(({section}) => section === 'yaml' ? settings : {})});
    } else if (message.method && message.id !== undefined) {
      send({id: message.id, result: null});
    } else if (message.id !== undefined) {
      answers.get(message.id)?.(message.result);
    }
  };
  process_.stdout.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      const size = head < 0 ? 0 : Number(/Content-Length: (\d+)/.exec(received.subarray(0, head).toString())?.[1]);
      if (head < 0 || received.length < head + 4 + size) return;
      const message = JSON.parse(received.subarray(head + 4, head + 4 + size).toString());
      received = received.subarray(head + 4 + size);
      take(message);
    }
  });

  await ask('initialize', {processId: null, rootUri: root, workspaceFolders: [{uri: root, name: 'project'}],
    capabilities: {textDocument: {completion: {completionItem: {}}}, workspace: {configuration: true}}});
  send({method: 'initialized', params: {}});
  send({method: 'workspace/didChangeConfiguration', params: {settings: {yaml: settings}}});
  return {
    /** What is wrong with a file of the project, as [line from 1, message]. */
    async open(path, text) {
      const uri = `${root}/${path}`;
      const found = new Promise((resolve) => findings.set(uri, resolve));
      send({method: 'textDocument/didOpen', params: {textDocument: {uri, languageId: 'yaml', version: 1, text}}});
      return (await found).map((one) => [one.range.start.line + 1, one.message]);
    },
    /** What is offered at a place in an opened file; both from 0. */
    async complete(path, line, character) {
      const answer = await ask('textDocument/completion', {textDocument: {uri: `${root}/${path}`}, position: {line, character}});
      return (answer.items ?? answer).map((item) => item.label);
    },
    stop: () => process_.kill(),
  };
}
