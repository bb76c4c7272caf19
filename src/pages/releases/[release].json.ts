import type { APIRoute } from 'astro';
import { type HistoryEntry, history } from '../../releases/history.ts';

/** The images of every release, for the comparison in the browser: see `images.ts` for the form. */
export function getStaticPaths() {
  return history.map(({ release, images }) => ({ params: { release: release.id }, props: { images } }));
}

export const GET: APIRoute<Pick<HistoryEntry, 'images'>> = ({ props }) => Response.json(props.images);
