-- Until when a decision about validity lets the text stand (有效期至): takes the place of the day that the text itself names.
alter table publications.validity add column until_on date;
