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

/** The model's picture; whatever bpmn-js warns of is an error, and a label that covers something too. */
function draw(file) {
  const page = join(work, 'page.html');
  writeFileSync(page, `<!doctype html><meta charset="utf-8">
    <div id="canvas" style="width:1600px;height:900px"></div><pre id="result"></pre>
    ${script(viewer)}
    ${script(`(${drawInBrowser})(${JSON.stringify(readFileSync(file, 'utf8'))})`)}`);
  const dom = execFileSync(browser, [
    '--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=20000',
    `--user-data-dir=${join(work, 'profile')}`, '--dump-dom', 'file://' + page
  ], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  const [, state, text] = dom.match(/<pre id="result">(OK|ERROR)([^<]*)<\/pre>/) ?? [];
  if (state !== 'OK') throw new Error(`${file}: ${text ?? 'no picture'}`);
  return stable(Buffer.from(text, 'base64').toString('utf8')) + '\n';
}

/** Runs in the browser: draws, and refuses a picture whose labels cover something. */
function drawInBrowser(xml) {
  const result = document.getElementById('result');
  const viewer = new BpmnJS({ container: '#canvas' });
  viewer.importXML(xml).then(async ({ warnings }) => {
    const problems = warnings.map(w => w.message).concat(covered());
    if (problems.length) throw new Error('\n' + problems.join('\n'));
    const bytes = new TextEncoder().encode((await viewer.saveSVG()).svg);
    result.textContent = 'OK' + btoa(Array.from(bytes, b => String.fromCharCode(b)).join(''));
  }).catch(e => { result.textContent = 'ERROR' + e.message; });

  function covered() {
    const registry = viewer.get('elementRegistry');
    const shapes = registry.filter(e => e.parent && !e.waypoints && !e.labelTarget);
    const labels = registry.filter(e => e.labelTarget);
    const problems = [];
    for (const label of labels) {
      const own = textOf(label), name = 'the label of ' + label.labelTarget.id;
      labels.filter(l => l.id > label.id && meet(own, textOf(l)))
        .forEach(l => problems.push(name + ' meets the label of ' + l.labelTarget.id));
      shapes.filter(s => s !== label.labelTarget && meet(own, boxOf(s)) && !inside(own, boxOf(s)))
        .forEach(s => problems.push(name + ' covers ' + s.id));
      registry.filter(e => e.waypoints && linesOf(e).some(line => meet(own, line)))
        .forEach(e => problems.push(name + ' lies on ' + e.id));
    }
    return problems;

    function textOf(e) {
      const text = registry.getGraphics(e).querySelector('.djs-visual').getBBox();
      const [x, y] = [e.x + text.x, e.y + text.y];
      return { x: x + 2, y: y + 2, right: x + text.width - 2, bottom: y + text.height - 2 };
    }
    function boxOf(e) {
      return { x: e.x, y: e.y, right: e.x + e.width, bottom: e.y + e.height };
    }
    function linesOf(e) {
      return e.waypoints.slice(1).map((p, i) => [e.waypoints[i], p]).filter(([p, q]) => p.x === q.x || p.y === q.y)
        .map(([p, q]) => ({
          x: Math.min(p.x, q.x) - 0.5, y: Math.min(p.y, q.y) - 0.5,
          right: Math.max(p.x, q.x) + 0.5, bottom: Math.max(p.y, q.y) + 0.5
        }));
    }
    function meet(a, b) {
      return a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
    }
    function inside(a, b) {
      return a.x >= b.x && a.y >= b.y && a.right <= b.right && a.bottom <= b.bottom;
    }
  }
}

/** Without the names that bpmn-js makes up at each run, so that a picture changes only with its model. */
function stable(svg) {
  const names = new Map();
  return svg
    .replace(/marker-[a-z0-9]{20,}/g, m => names.get(m) ?? names.set(m, 'marker-' + names.size).get(m))
    .replace(/(<svg )/, '$1style="background:#fff" ');
}

function script(source) {
  return `<script>${source.replaceAll('</script', '<\\/script')}</script>`;
}
