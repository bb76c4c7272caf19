/** Monaco in the colours of the page. */
import { editor } from './parts.ts';

/**
 * Lets Monaco follow the page's theme; returns how to stop.
 *
 * @param place whose custom properties count
 */
export function followTheme(place: HTMLElement): () => void {
  const forced = matchMedia('(forced-colors: active)');
  const apply = () => editor.setTheme(forced.matches ? forcedTheme() : pageTheme(place));
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  forced.addEventListener('change', apply);
  return () => {
    observer.disconnect();
    forced.removeEventListener('change', apply);
  };
}

/** Monaco does not let its colours be forced and has themes of its own for readers who force theirs. */
function forcedTheme(): string {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'hc-black' : 'hc-light';
}

function pageTheme(place: HTMLElement): string {
  const isLight = document.documentElement.dataset.theme === 'light';
  const name = isLight ? 'restage-light' : 'restage-dark';
  editor.defineTheme(name, themeOf(isLight, reader(place)));
  return name;
}

function themeOf(isLight: boolean, colour: (property: string) => string): editor.IStandaloneThemeData {
  const text = colour('--sl-color-gray-1');
  const quiet = colour('--sl-color-gray-3');
  const background = colour('--migrate-surface');
  const [red, green] = [colour('--migrate-removed'), colour('--migrate-added')];
  return {
    base: isLight ? 'vs' : 'vs-dark',
    inherit: true,
    rules: [
      { token: '', foreground: text.slice(1) },
      { token: 'keyword', foreground: colour('--sl-color-text-accent').slice(1) },
      { token: 'comment', foreground: quiet.slice(1) },
      { token: 'string', foreground: text.slice(1) },
      { token: 'variable', foreground: text.slice(1) },
      { token: 'delimiter', foreground: text.slice(1) },
    ],
    colors: {
      'editor.background': background,
      'editor.foreground': text,
      'editorGutter.background': background,
      'editorLineNumber.foreground': quiet,
      'editorLineNumber.activeForeground': text,
      'editor.lineHighlightBorder': '#00000000',
      'editor.lineHighlightBackground': '#00000000',
      'editor.placeholder.foreground': quiet,
      'editorCursor.foreground': text,
      'editor.selectionBackground': `${colour('--sl-color-accent')}55`,
      'diffEditor.insertedTextBackground': `${green}40`,
      'diffEditor.removedTextBackground': `${red}40`,
      'diffEditor.insertedLineBackground': `${green}1f`,
      'diffEditor.removedLineBackground': `${red}1f`,
      'diffEditorGutter.insertedLineBackground': `${green}1f`,
      'diffEditorGutter.removedLineBackground': `${red}1f`,
      'diffEditor.diagonalFill': `${quiet}33`,
      'diffEditor.border': colour('--sl-color-hairline-light'),
      focusBorder: colour('--sl-color-accent'),
      ...widgetColours(colour),
    },
  };
}

/** Markers, the hover and the menu of fixes. */
function widgetColours(colour: (property: string) => string): Record<string, string> {
  const [text, surface] = [colour('--sl-color-white'), colour('--sl-color-bg-nav')];
  return {
    'editorError.foreground': colour('--sl-color-red'),
    'editorWarning.foreground': colour('--sl-color-orange'),
    'editorHoverWidget.background': surface,
    'editorHoverWidget.foreground': text,
    'editorHoverWidget.border': colour('--sl-color-gray-4'),
    'editorHoverWidget.statusBarBackground': surface,
    'editor.hoverHighlightBackground': '#00000000',
    'textLink.foreground': colour('--sl-color-text-accent'),
    'textLink.activeForeground': colour('--sl-color-text-accent'),
    'menu.background': surface,
    'menu.foreground': text,
    'list.hoverBackground': colour('--sl-color-accent-low'),
    'list.hoverForeground': text,
    descriptionForeground: colour('--sl-color-gray-2'),
    'editorLightBulb.foreground': colour('--sl-color-text-accent'),
    'widget.shadow': '#00000033',
  };
}

/** Reads a custom property of the page as Monaco wants it: `#rrggbb`. */
function reader(place: HTMLElement): (property: string) => string {
  const probe = document.createElement('span');
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return (property) => {
    place.append(probe);
    probe.style.color = `var(${property})`;
    const computed = getComputedStyle(probe).color;
    probe.remove();
    if (!canvas) return '#808080';
    // Whatever notation the browser computes, a pixel has three bytes.
    canvas.fillStyle = computed;
    canvas.fillRect(0, 0, 1, 1);
    const pixel = canvas.getImageData(0, 0, 1, 1).data.slice(0, 3);
    return `#${[...pixel].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  };
}
