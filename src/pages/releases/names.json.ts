import type { APIRoute } from 'astro';
import { bundledFiles } from 'restage';

/** What became of the names that StageX gave up, for the comparison in the browser. */
export const GET: APIRoute = () => Response.json(bundledFiles.names);
