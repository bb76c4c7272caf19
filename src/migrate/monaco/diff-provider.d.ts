/** Monaco says nothing of the types of what it does not document. */
declare module 'monaco-editor/editor/browser/widget/diffEditor/diffProviderFactoryService' {
  import type { editor } from 'monaco-editor/editor';

  export class WorkerBasedDocumentDiffProvider {
    computeDiff(original: editor.ITextModel, modified: editor.ITextModel, ...more: unknown[]): Promise<unknown>;
  }
}
