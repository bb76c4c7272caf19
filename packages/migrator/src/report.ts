/** What a migration becomes outside of Restage, as text for git and GitHub: for those that load it when it is asked for. */
export { type CommentFacts, pullRequestComment } from './report/comment.ts';
export { commitMessage } from './report/commit.ts';
export { patch } from './report/patch.ts';
export type { ReadFile, RunFacts } from './report/result.ts';
export { joinSuggestions, type SuggestionBlock, suggestionBlocks } from './report/suggestions.ts';
export type { ReviewedFile } from './report/work.ts';
