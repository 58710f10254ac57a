-- What came back to its drafter is called by one word on every page; open tasks take it too.
update workflow.task
set step = '已退回，待修改'
where step = '已退回' and done_at is null;

update workflow.task
set step = '送审后又修改，须重新送审'
where step = '审查失效' and done_at is null;
