import { useEffect, useState } from 'preact/hooks';
import { openFiles } from '../open-files.ts';
import type { Store } from '../store.ts';

/** Opens the files that are dropped anywhere on the page; returns whether some are being dragged over it. */
export function useDrop(store: Store): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const isElsewhere = ({ target }: DragEvent) => target instanceof Element && target.closest('dialog') !== null;
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event) || isElsewhere(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event) || isElsewhere(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      void openFiles(store, event.dataTransfer?.files ?? []);
    };
    // Before an editor takes the file's name for text.
    const first = { capture: true };
    document.addEventListener('dragover', onDragOver, first);
    document.addEventListener('dragleave', onLeave, first);
    document.addEventListener('drop', onDrop, first);
    return () => {
      document.removeEventListener('dragover', onDragOver, first);
      document.removeEventListener('dragleave', onLeave, first);
      document.removeEventListener('drop', onDrop, first);
    };
  }, []);
  return isOver;
}
