-- Whoever completes a task is asked for its subtasks. The engine has no index for them, so that the database would go
-- through the tasks of all alliances; there are none with a parent, and the index stays empty.
create index charterflow_tasks_of_parent_task on camunda.act_ru_task (parent_task_id_) where parent_task_id_ is not null;
