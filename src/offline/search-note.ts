/** Says beside the search field that it needs a connection while the browser has none: its index is not kept. */
export function noteSearch(): void {
  const note = document.createElement('p');
  note.className = 'search-note';
  note.setAttribute('role', 'status');
  document.getElementById('starlight__search')?.after(note);
  const update = () => {
    note.textContent = navigator.onLine ? '' : 'Search needs a connection. The list of rules does not.';
  };
  update();
  addEventListener('online', update);
  addEventListener('offline', update);
}
