// Draws every model of bpmn/ as docs/processes/<process>.svg: bpmn-js in a headless Chromium.
// Run it after a change: cd docs/processes && npm ci --ignore-scripts && npm run render
// CHROMIUM names the browser where it is not found by itself.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const models = join(here, '..', '..', 'bpmn');
const viewer = readFileSync(
  createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js'), 'utf8');
const browser = process.env.CHROMIUM ?? [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
].find(existsSync);
if (!browser) throw new Error('no Chromium found: set CHROMIUM to its path');

const work = mkdtempSync(join(tmpdir(), 'bpmn-'));
try {
  for (const file of readdirSync(models).filter(f => f.endsWith('.bpmn')).sort()) {
    const svg = join(here, basename(file, '.bpmn') + '.svg');
    writeFileSync(svg, draw(join(models, file)));
    console.log(svg);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The model's picture; whatever bpmn-js warns of is an error. */
function draw(file) {
  const page = join(work, 'page.html');
  writeFileSync(page, `<!doctype html><meta charset="utf-8">
    <div id="canvas" style="width:1600px;height:900px"></div><pre id="result"></pre>
    ${script(viewer)}
    ${script(`
      const result = document.getElementById('result');
      const viewer = new BpmnJS({ container: '#canvas' });
      viewer.importXML(${JSON.stringify(readFileSync(file, 'utf8'))})
        .then(({ warnings }) => {
          if (warnings.length) throw new Error(warnings.map(w => w.message).join('; '));
          return viewer.saveSVG();
        })
        .then(({ svg }) => {
          result.textContent = 'OK' + btoa(String.fromCharCode(...new TextEncoder().encode(svg)));
        })
        .catch(e => { result.textContent = 'ERROR' + e.message; });`)}`);
  const dom = execFileSync(browser, [
    '--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=20000',
    `--user-data-dir=${join(work, 'profile')}`, '--dump-dom', 'file://' + page
  ], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  const [, state, text] = dom.match(/<pre id="result">(OK|ERROR)([^<]*)<\/pre>/) ?? [];
  if (state !== 'OK') throw new Error(`${file}: ${text ?? 'no picture'}`);
  return stable(Buffer.from(text, 'base64').toString('utf8')) + '\n';
}

/** Without the names that bpmn-js makes up at each run, so that a picture changes only with its model. */
function stable(svg) {
  const names = new Map();
  return svg
    .replace(/marker-[\w-]+/g, m => names.get(m) ?? names.set(m, 'marker-' + names.size).get(m))
    .replace(/(<svg )/, '$1style="background:#fff" ');
}

function script(source) {
  return `<script>${source.replaceAll('</script', '<\\/script')}</script>`;
}
