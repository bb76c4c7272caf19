/** How findings and labels look in the text; the colours are in `looks.css`. */
import type { Label, Mark } from '../editor.ts';
import { editor, type IMarkdownString } from './parts.ts';
import './looks.css';

const stickiness = editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;

/** The finding that is current in the list. */
export const CURRENT: editor.IModelDecorationOptions = {
  className: 'restage-current',
  showIfCollapsed: true,
  stickiness,
  zIndex: 1,
};

/** What does not show. */
export const PART: editor.IModelDecorationOptions = { stickiness };

export function markLook({ level, state, topic }: Mark): editor.IModelDecorationOptions {
  return {
    className: `restage-mark restage-${level} restage-${state} restage-${topic}`,
    showIfCollapsed: true,
    stickiness,
  };
}

export function labelLook({ text, tone, title }: Label): editor.IModelDecorationOptions {
  return {
    stickiness,
    hoverMessage: plain(title),
    after: {
      // A label wraps as a whole.
      content: text.replaceAll(' ', '\u00a0'),
      inlineClassName: `restage-label restage-${tone}`,
      inlineClassNameAffectsLetterSpacing: true,
      cursorStops: editor.InjectedTextCursorStops.None,
    },
  };
}

/** Markdown that reads as the text: every character that could mean something is escaped. */
function plain(text: string): IMarkdownString {
  return { value: text.replace(/[!-/:-@[-`{-~]/g, '\\$&'), isTrusted: false, supportHtml: false };
}
