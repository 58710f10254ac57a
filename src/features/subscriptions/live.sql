-- Since when a text stands in a topic that is public now: from the first wording with it to which a second person agreed.
create view live.topic_entry with (security_barrier) as
select topic.subject as topic, entry.document #>> '{}' as publication, min(agreed.at) as since
from live.agreed topic
cross join lateral jsonb_path_query(topic.content, '$.sections[*].documents[*]') entry (document)
join proposals.version on version.kind = topic.kind and version.subject = topic.subject and version.number <= topic.number
  and jsonb_path_exists(version.content, '$.sections[*].documents[*] ? (@ == $entry)', jsonb_build_object('entry', entry.document))
join proposals.decision agreed on agreed.version = version.id and agreed.kind = 'agreed'
where topic.kind = 'topic'
group by topic.subject, entry.document;
