/** Files over 300 lines, each with its reason (wall 10). */
export const longFiles: Record<string, string> = {};

/** Tables whose rows need no ledger line of their own (wall 11), each with its reason. */
export const exemptTables: Record<string, string> = {
  'people.session': 'a session is no deed; signing in has its line',
  'people.attempt': 'counts failures for throttling',
  'people.token_use': 'how much a token may still ask for',
  'publications.working_copy': 'what somebody is typing; a revision has its line',
  'publications.counter': 'the last number given; the number has its line',
  'publications.generation': 'turns with deeds that have their lines',
  'publications.process': 'a process makes itself known; it is no deed',
  'workflow.task': 'opened_at is set when a person looks; opening and closing belong to deeds',
  'checks.link': 'what was last seen of an address elsewhere; it changes nothing of ours',
  'files.upload': 'on its way; the file that it becomes has its line',
  'files.upload_part': 'on its way; the file that it becomes has its line',
  'search.asked': 'counts searches by day, without visitors',
  'search.question': 'counts questions by day, without visitors',
  'search.asker': 'tells five visitors apart before a query may be offered',
  'notices.delivery': 'attempts of the mail server',
  'notices.letter_attempt': 'attempts of the mail server',
  'subscriptions.attempt': 'counts requests for throttling',
  'requests.attempt': 'counts forms and failures for throttling',
  'consultations.pace': 'counts comments and questions for throttling',
  'hearings.pace': 'counts applications for throttling',
  'visits.day': 'counts pages; nothing of it is a deed',
  'visits.often': 'the order of what was counted, made anew each night',
  'webhooks.delivery': 'what is to be told, and when it was',
  'webhooks.attempt': 'attempts to tell it',
  'notices.read': 'what a person has read in the mailbox',
};
