-- Who is named as first interpreter of what is public now.
create view live.first_interpreter with (security_barrier) as
select publication.id as publication, first_interpreter.name, first_interpreter.post
from policies.first_interpreter
join publications.document on document.id = first_interpreter.document
join live.publication on publication.id = document.public_id;

-- Which meeting of the government considered what is public now.
create view live.meeting_topic with (security_barrier) as
select publication.id as publication, topic.meeting_on, topic.title
from policies.topic
join publications.document on document.id = topic.document
join live.publication on publication.id = document.public_id;
