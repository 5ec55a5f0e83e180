package org.charterflow.benchmarks.reads;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;
import org.charterflow.benchmarks.Benchmark.Growth;
import org.charterflow.benchmarks.Schema;

/** One to a thousand alliances: a hundred members, cases and open tasks each, ten entries of history for each case. */
public final class LargeInstallation {

    /** The alliance whose people read; it is the first. */
    static final String ALLIANCE = "oscar";

    static final int CASES = 100;
    static final int HISTORY = 10;
    static final int PAGE = 15;

    /** Of a hundred tasks the secretariat's; the others are the board's. */
    static final int OF_SECRETARIAT = 80;

    private LargeInstallation() {}

    public static Benchmark benchmark() {
        return new Benchmark(
                "B7",
                "one read, in an installation of so many alliances (100 cases and tasks each, 1,000 rows of history)",
                "alliances",
                new int[] {1, 10, 100, 1_000},
                List.of(
                        new Entry("SQL, case list", SqlReads.class, "cases"),
                        new Entry("Charterflow, case list", ProductReads.class, "cases"),
                        new Entry("SQL, row and journal of a case alone", SqlReads.class, "journal"),
                        new Entry("SQL, a case", SqlReads.class, "case"),
                        new Entry("Charterflow, a case", ProductReads.class, "case"),
                        new Entry("Charterflow, a case for a member", ProductReads.class, "case of member"),
                        new Entry("SQL, members", SqlReads.class, "members"),
                        new Entry("Charterflow, members", ProductReads.class, "members"),
                        new Entry("SQL without rights, task list", SqlReads.class, "tasks"),
                        new Entry("Tasklist's query, task list", ProductReads.class, "tasks"),
                        new Entry("Tasklist's query, for a member", ProductReads.class, "tasks of member"),
                        new Entry("engine query, task count", ProductReads.class, "task count"),
                        new Entry("engine query, case list", ProductReads.class, "engine cases")),
                alliances -> Map.of("right", 1L),
                List.of(
                        new Goal("case list ≤ 3× SQL", "Charterflow, case list", "SQL, case list", 3, 0),
                        new Goal("a case ≤ 3× SQL", "Charterflow, a case", "SQL, a case", 3, 0),
                        new Goal("members ≤ 3× SQL", "Charterflow, members", "SQL, members", 3, 0),
                        new Goal(
                                "task list ≤ 3× SQL",
                                "Tasklist's query, task list",
                                "SQL without rights, task list",
                                3,
                                0)),
                List.of(
                        new Growth("case list over alliances ≤ 0.05", "Charterflow, case list", 0.05),
                        new Growth("a case over alliances ≤ 0.05", "Charterflow, a case", 0.05),
                        new Growth("members over alliances ≤ 0.05", "Charterflow, members", 0.05),
                        new Growth("task list over alliances ≤ 0.05", "Tasklist's query, task list", 0.05)));
    }

    /** All thousand alliances, with the engine's tasks and history. */
    public static void fillAll(DataSource database) {
        fill(database, 0, 1_000);
        fillEngine(database);
        Schema.execute(database, "vacuum analyze");
    }

    /**
     * A running instance with an open task for every case that has none, and its history; the rights on each task and
     * those of each alliance's groups as the engine and the product grant them. Ids have the engine's form: in another
     * order than the engine's own ones, they would make the database choose other plans.
     */
    static void fillEngine(DataSource database) {
        Schema.execute(database, """
                create function pg_temp.id(kind text, number text) returns text immutable
                    return md5(kind || number)::uuid::text;
                create temporary table added as
                select c.number, c.alliance, c.opened_at, pg_temp.id('instance', c.number) as instance,
                       pg_temp.id('task', c.number) as task,
                       (select max(id_) from act_re_procdef where key_ = 'membership-application') as definition,
                       c.alliance || case when right(c.number, 2)::int %% 5 = 0 then '-board' else '-secretariat' end
                           as candidate
                  from case_file c where c.number like '%%-2020-%%'
                   and not exists (select from act_ru_execution e where e.business_key_ = c.number);
                insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_,
                                              act_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_,
                                              suspension_state_, cached_ent_state_, sequence_counter_, tenant_id_)
                select instance, 1, instance, instance, number, definition, 'userTask_reviewDossier', true, false, true,
                       false, 1, 2, 1, alliance from added;
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_,
                                         priority_, create_time_, suspension_state_, tenant_id_)
                select task, 1, instance, instance, definition, '审查申请 Review', 'userTask_reviewDossier', 50,
                       opened_at at time zone 'UTC', 1, alliance from added;
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_, tenant_id_)
                select pg_temp.id('link', number), 1, candidate, 'candidate', task, alliance from added;
                insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                select pg_temp.id('right', number), 1, 1, candidate, 7, task, 16386 from added;
                insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                select pg_temp.id(each.alliance, held.id_), 1, 1,
                       each.alliance || substr(held.group_id_, length('%2$s') + 1),
                       held.resource_type_, held.resource_id_, held.perms_
                  from (select distinct alliance from added where alliance <> '%2$s') each, act_ru_authorization held
                 where held.group_id_ in ('%2$s-participant', '%2$s-secretariat', '%2$s-auditor')
                   and held.resource_type_ <> 7;
                insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_,
                                             start_act_id_, root_proc_inst_id_, tenant_id_, state_)
                select instance, instance, number, 'membership-application', definition, opened_at at time zone 'UTC',
                       'start', instance, alliance, 'ACTIVE' from added;
                insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_,
                                            execution_id_, act_id_, act_name_, act_type_, start_time_, end_time_,
                                            duration_, act_inst_state_, sequence_counter_, tenant_id_)
                select pg_temp.id('step' || h, number), 'membership-application', definition, instance, instance,
                       instance, 'step' || h, 'Step', 'serviceTask', opened_at at time zone 'UTC',
                       opened_at at time zone 'UTC', 1, 4, h, alliance
                  from added, generate_series(1, %1$d) h;
                drop table added;
                drop function pg_temp.id;
                """.formatted(HISTORY, ALLIANCE));
    }

    /** The record of the alliances after the first {@code from} up to the {@code to}th. */
    static void fill(DataSource database, int from, int to) {
        Schema.execute(database, """
                create temporary table added as
                select case n when 1 then '%3$s' else 'x' || n end as id from generate_series(%1$d + 1, %2$d) n;
                insert into alliance (id, case_mark) select id, upper(id) from added on conflict do nothing;
                insert into case_file (number, alliance, kind, title_zh, title_en, state, state_zh, state_en, opened_at)
                select upper(id) || '-2020-' || lpad(n::text, 4, '0'), id, 'membership-application', '案件' || n,
                       'Case ' || n, 'opened',
                       '已立案', 'opened', timestamptz '2020-01-01 00:00Z' + n * interval '1 hour'
                  from added, generate_series(1, %4$d) n;
                insert into journal (alliance, case_number, at, actor, channel, action, article, data)
                select id, upper(id) || '-2020-' || lpad(n::text, 4, '0'),
                       timestamptz '2020-01-01 00:00Z' + n * interval '1 hour' + h * interval '1 minute',
                       'charterflow', 'engine', 'notice-issued', null, '{"kind": "measured", "addressees": 9}'
                  from added, generate_series(1, %5$d) h, generate_series(1, %4$d) n;
                with unit as (
                    insert into member (id, alliance, number, name_zh, name_en, name_key_zh, name_key_en, kind, country,
                                        notice_address, since)
                    select gen_random_uuid(), id, 'READ-' || n, '单位' || n, 'Unit ' || n, 'unit' || n, 'unit' || n,
                           'enterprise', 'CN', 'unit' || n || '@unit.example', date '2020-01-01'
                      from added, generate_series(1, 100) n
                    returning id
                )
                insert into class_term (id, member, member_class, since)
                select gen_random_uuid(), id, 'enterprise', date '2020-01-01' from unit;
                drop table added;
                """.formatted(from, to, ALLIANCE, CASES, HISTORY));
    }
}
