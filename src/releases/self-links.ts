/**
 * Gives every fact of a page the link to itself. The facts have their anchors without it; written into the page, the links
 * of five hundred images would be a third of it.
 */
export function addSelfLinks(): void {
  for (const fact of document.querySelectorAll<HTMLElement>('.sl-markdown-content :is(tr[id], .images > li)')) {
    const link = document.createElement('a');
    link.className = 'here';
    link.href = `#${fact.id}`;
    link.ariaLabel = `Link to ${fact.id}`;
    link.textContent = '#';
    const place = fact.querySelector('td') ?? fact;
    place.insertBefore(link, place.querySelector('p'));
    link.before(' ');
  }
}
