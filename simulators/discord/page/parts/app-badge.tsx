/** Stands beside whatever is no person: a bot, or a webhook. */
export const AppBadge = () => <span className="badge">APP</span>;
